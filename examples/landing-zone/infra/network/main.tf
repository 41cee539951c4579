terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  backend "s3" {
    bucket       = "acme-landing-zone-state"
    key          = "network.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

# The network account.
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["100000000004"]
}

variable "organisation_id" {
  description = "Id of the organisation."
  type        = string
  default     = "o-acme000001"
}

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
    key          = "log-archive.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

# The log archive account. Security reads here; nobody operates here.
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["100000000002"]
}

variable "organisation_id" {
  description = "Id of the organisation."
  type        = string
  default     = "o-acme000001"
}

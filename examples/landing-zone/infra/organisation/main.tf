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
    key          = "organisation.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

# The management account. Nothing runs here but what has to.
provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["100000000001"]
}

locals {
  regions = ["eu-west-1", "eu-central-1"]

  accounts = {
    log-archive = { email = "aws+log-archive@example.com", unit = aws_organizations_organizational_unit.security.id }
    security    = { email = "aws+security@example.com", unit = aws_organizations_organizational_unit.security.id }
    network     = { email = "aws+network@example.com", unit = aws_organizations_organizational_unit.infrastructure.id }
    backup      = { email = "aws+backup@example.com", unit = aws_organizations_organizational_unit.infrastructure.id }
    prod        = { email = "aws+prod@example.com", unit = aws_organizations_organizational_unit.prod.id }
    test        = { email = "aws+test@example.com", unit = aws_organizations_organizational_unit.test.id }
  }
}

variable "pipeline_repository" {
  description = "Repository whose protected environments may change the landing zone."
  type        = string
  default     = "acme/landing-zone"
}

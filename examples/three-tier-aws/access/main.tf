# Access of people to checkout: who may open a session, what is recorded of it, and the emergency role.
# Applied by the platform team, apart from the application's own infrastructure.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }

  backend "s3" {
    bucket       = "acme-terraform-state"
    key          = "checkout/access.tfstate"
    region       = "eu-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111122223333"]
}

data "aws_caller_identity" "current" {}

data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  region     = data.aws_region.current.region
  sso_roles  = "arn:aws:iam::${local.account_id}:role/aws-reserved/sso.amazonaws.com/${local.region}"
}

resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

# Plans of pull requests: reads, and nothing that is secret.
resource "aws_iam_role" "plan" {
  name                 = "landing-zone-plan"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
            "token.actions.githubusercontent.com:sub" = "repo:${var.pipeline_repository}:pull_request"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "plan" {
  role       = aws_iam_role.plan.name
  policy_arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
}

# Changes of the organisation: one environment, which two people of security and platform have to release.
resource "aws_iam_role" "govern" {
  name                 = "landing-zone-govern"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Federated = aws_iam_openid_connect_provider.github.arn }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
            "token.actions.githubusercontent.com:sub" = "repo:${var.pipeline_repository}:environment:organisation"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "govern" {
  name = "govern"
  role = aws_iam_role.govern.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "PoliciesAccountsAssignments"
        Effect = "Allow"
        Action = [
          "cloudformation:CreateStackInstances",
          "cloudformation:UpdateStackSet",
          "organizations:AttachPolicy",
          "organizations:CreateAccount",
          "organizations:CreatePolicy",
          "organizations:DetachPolicy",
          "organizations:MoveAccount",
          "organizations:UpdatePolicy",
          "sso:CreateAccountAssignment",
          "sso:DeleteAccountAssignment",
          "sso:PutInlinePolicyToPermissionSet",
        ]
        Resource = "*"
      },
      {
        Sid      = "State"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
        Resource = "${aws_s3_bucket.state.arn}/*"
      },
      {
        Sid      = "NeverItsOwnRights"
        Effect   = "Deny"
        Action   = ["iam:*", "organizations:RegisterDelegatedAdministrator", "organizations:EnableAWSServiceAccess"]
        Resource = "*"
      },
    ]
  })
}

resource "aws_s3_bucket" "state" {
  bucket = "acme-landing-zone-state"
}

resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket                  = aws_s3_bucket.state.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

# What every account has from its first minute: recorder, detector, alternate contacts, roles of the landing zone.
resource "aws_cloudformation_stack_set" "baseline" {
  name             = "baseline"
  permission_model = "SERVICE_MANAGED"
  capabilities     = ["CAPABILITY_NAMED_IAM"]
  template_body    = file("${path.module}/baseline.yaml")

  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = true
  }

  operation_preferences {
    failure_tolerance_count = 0
    max_concurrent_count    = 5
  }
}

resource "aws_cloudformation_stack_set_instance" "baseline" {
  for_each                  = toset(local.regions)
  stack_set_name            = aws_cloudformation_stack_set.baseline.name
  stack_set_instance_region = each.key

  deployment_targets {
    organizational_unit_ids = [aws_organizations_organization.main.roots[0].id]
  }
}

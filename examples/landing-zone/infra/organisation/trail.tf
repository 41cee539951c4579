resource "aws_cloudtrail" "organisation" {
  name                          = "organisation"
  s3_bucket_name                = "acme-log-archive-trail"
  kms_key_id                    = "arn:aws:kms:eu-west-1:100000000002:alias/log-archive"
  is_organization_trail         = true
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  enable_logging                = true

  depends_on = [aws_organizations_organization.main]
}

resource "aws_cloudwatch_event_rule" "management_use" {
  name        = "management-account-use"
  description = "Any sign-in here, and any change of policies, delegations, accounts and permission sets"

  event_pattern = jsonencode({
    "detail-type" = ["AWS API Call via CloudTrail", "AWS Console Sign In via CloudTrail"]
    detail = {
      eventSource = ["organizations.amazonaws.com", "sso.amazonaws.com", "signin.amazonaws.com"]
      eventName = [
        "ConsoleLogin",
        "AttachPolicy",
        "DetachPolicy",
        "UpdatePolicy",
        "DisablePolicyType",
        "RegisterDelegatedAdministrator",
        "MoveAccount",
        "CreateAccountAssignment",
        "PutInlinePolicyToPermissionSet",
        "UpdateInstanceAccessControlAttributeConfiguration",
      ]
    }
  })
}

resource "aws_cloudwatch_event_target" "management_use" {
  rule     = aws_cloudwatch_event_rule.management_use.name
  arn      = "arn:aws:events:eu-west-1:100000000003:event-bus/security"
  role_arn = aws_iam_role.forward.arn
}

resource "aws_iam_role" "forward" {
  name = "landing-zone-forward"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sts:AssumeRole"
        Condition = { StringEquals = { "aws:SourceAccount" = "100000000001" } }
      },
    ]
  })
}

resource "aws_iam_role_policy" "forward" {
  name = "forward"
  role = aws_iam_role.forward.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ToSecurity"
        Effect   = "Allow"
        Action   = "events:PutEvents"
        Resource = "arn:aws:events:eu-west-1:100000000003:event-bus/security"
      },
    ]
  })
}

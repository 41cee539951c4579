resource "aws_guardduty_detector" "main" {
  enable                       = true
  finding_publishing_frequency = "FIFTEEN_MINUTES"
}

resource "aws_guardduty_organization_configuration" "main" {
  detector_id                      = aws_guardduty_detector.main.id
  auto_enable_organization_members = "ALL"
}

resource "aws_securityhub_account" "main" {
  enable_default_standards = true
}

resource "aws_securityhub_organization_configuration" "main" {
  auto_enable           = false
  auto_enable_standards = "NONE"

  organization_configuration {
    configuration_type = "CENTRAL"
  }
}

resource "aws_config_configuration_aggregator" "organisation" {
  name = "organisation"

  organization_aggregation_source {
    all_regions = true
    role_arn    = aws_iam_role.aggregate.arn
  }
}

resource "aws_iam_role" "aggregate" {
  name = "landing-zone-aggregate"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "config.amazonaws.com" }
        Action    = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "aggregate" {
  role       = aws_iam_role.aggregate.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations"
}

resource "aws_cloudwatch_event_bus" "security" {
  name = "security"
}

resource "aws_cloudwatch_event_bus_policy" "security" {
  event_bus_name = aws_cloudwatch_event_bus.security.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "FromTheOrganisation"
        Effect    = "Allow"
        Principal = "*"
        Action    = "events:PutEvents"
        Resource  = aws_cloudwatch_event_bus.security.arn
        Condition = { StringEquals = { "aws:PrincipalOrgID" = var.organisation_id } }
      },
    ]
  })
}

resource "aws_cloudwatch_event_rule" "wake" {
  name           = "wake-security"
  event_bus_name = aws_cloudwatch_event_bus.security.name
  event_pattern  = jsonencode({ account = [{ exists = true }] })
}

resource "aws_cloudwatch_event_target" "wake" {
  rule           = aws_cloudwatch_event_rule.wake.name
  event_bus_name = aws_cloudwatch_event_bus.security.name
  arn            = aws_sns_topic.on_call.arn
}

resource "aws_sns_topic" "on_call" {
  name              = "security-on-call"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "on_call" {
  topic_arn = aws_sns_topic.on_call.arn
  protocol  = "email"
  endpoint  = "security-oncall@example.com"
}

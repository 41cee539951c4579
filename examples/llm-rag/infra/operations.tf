resource "aws_kms_key" "support" {
  description             = "Conversations, uploads, vectors, journal and secrets of the assistant"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AccountAdministers"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${local.account_id}:root" }
        Action    = "kms:*"
        Resource  = "*"
      },
      {
        Sid       = "LogGroups"
        Effect    = "Allow"
        Principal = { Service = "logs.${local.region}.amazonaws.com" }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
        Condition = {
          ArnLike = {
            "kms:EncryptionContext:aws:logs:arn" = "arn:aws:logs:${local.region}:${local.account_id}:log-group:/${local.name}/*"
          }
        }
      },
    ]
  })
}

resource "aws_sns_topic" "alerts" {
  name              = "${local.name}-alerts"
  kms_master_key_id = "alias/aws/sns"
}

resource "aws_sns_topic_subscription" "alerts" {
  topic_arn = aws_sns_topic.alerts.arn
  protocol  = "email"
  endpoint  = var.alert_email
}

resource "aws_cloudwatch_log_metric_filter" "refused_calls" {
  name           = "refused-tool-calls"
  log_group_name = aws_cloudwatch_log_group.journal.name
  pattern        = "{ $.tool.outcome = \"refused\" }"

  metric_transformation {
    name      = "RefusedToolCalls"
    namespace = "SupportAssistant"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "refused_calls" {
  alarm_name          = "${local.name}-refused-tool-calls"
  alarm_description   = "Tools refuse calls that the token does not cover: somebody steers the agent"
  namespace           = "SupportAssistant"
  metric_name         = "RefusedToolCalls"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 20
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = [aws_sns_topic.alerts.arn]
}

resource "aws_cloudwatch_metric_alarm" "tokens" {
  alarm_name          = "${local.name}-tokens"
  alarm_description   = "Tokens of an hour, over all customers"
  namespace           = "SupportAssistant"
  metric_name         = "Tokens"
  statistic           = "Sum"
  period              = 3600
  evaluation_periods  = 1
  threshold           = 20000000
  comparison_operator = "GreaterThanThreshold"
  alarm_actions       = [aws_sns_topic.alerts.arn]
}

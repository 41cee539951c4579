resource "aws_lambda_function" "agent" {
  function_name                  = "${local.name}-agent"
  role                           = aws_iam_role.agent.arn
  runtime                        = "nodejs22.x"
  architectures                  = ["arm64"]
  handler                        = "agent.handler"
  s3_bucket                      = aws_s3_bucket.releases.id
  s3_key                         = "${var.release}/agent.zip"
  code_signing_config_arn        = aws_lambda_code_signing_config.main.arn
  timeout                        = 25
  memory_size                    = 1024
  reserved_concurrent_executions = 50

  vpc_config {
    subnet_ids         = aws_subnet.agent[*].id
    security_group_ids = [aws_security_group.agent.id]
  }

  environment {
    variables = {
      MODEL_HOST          = var.model_host
      MODEL_VERSION       = var.model_version
      MODEL_SECRET        = aws_secretsmanager_secret.model.arn
      VECTORS_HOST        = aws_rds_cluster.vectors.reader_endpoint
      CONVERSATIONS_TABLE = aws_dynamodb_table.conversations.name
      BUDGETS_TABLE       = aws_dynamodb_table.budgets.name
      TOOLS               = join(",", [for tool in aws_lambda_function.tool : tool.function_name])
      MAX_STEPS           = "6"
      TOKENS_PER_DAY      = "60000"
      MASK_IDENTIFIERS    = "true"
    }
  }
}

resource "aws_iam_role" "agent" {
  name               = "${local.name}-agent"
  assume_role_policy = local.lambda_trust
}

resource "aws_iam_role_policy_attachment" "agent_network" {
  role       = aws_iam_role.agent.name
  policy_arn = local.network_policy
}

# The agent can call three tools and nothing behind them: no right to orders, cases or the CRM.
resource "aws_iam_role_policy" "agent" {
  name = "agent"
  role = aws_iam_role.agent.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "CallTools"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = [for tool in aws_lambda_function.tool : tool.arn]
      },
      {
        Sid      = "Remember"
        Effect   = "Allow"
        Action   = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"]
        Resource = [aws_dynamodb_table.conversations.arn, aws_dynamodb_table.budgets.arn]
      },
      {
        Sid      = "ModelKey"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.model.arn
      },
      {
        Sid      = "ReadVectors"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:aws:rds-db:${local.region}:${local.account_id}:dbuser:${aws_rds_cluster.vectors.cluster_resource_id}/assistant_reader"
      },
      {
        Sid      = "AddToJournal"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "${aws_cloudwatch_log_group.journal.arn}:*"
      },
      {
        Sid      = "Unseal"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.support.arn
      },
    ]
  })
}

resource "aws_dynamodb_table" "conversations" {
  name                        = "${local.name}-conversations"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "customer"
  range_key                   = "conversation"
  deletion_protection_enabled = true

  attribute {
    name = "customer"
    type = "S"
  }

  attribute {
    name = "conversation"
    type = "S"
  }

  # Thirty days after the last message.
  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.support.arn
  }
}

resource "aws_dynamodb_table" "budgets" {
  name         = "${local.name}-budgets"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "customer_day"

  attribute {
    name = "customer_day"
    type = "S"
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = aws_kms_key.support.arn
  }
}

# Who asked, what the model proposed, which tool was called with what, and what came of it. The agent can add, not change.
resource "aws_cloudwatch_log_group" "journal" {
  name              = "/${local.name}/journal"
  retention_in_days = 400
  kms_key_id        = aws_kms_key.support.arn
}

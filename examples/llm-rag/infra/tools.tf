# Each tool checks the customer's token itself, takes typed arguments, and has a role of its own.
locals {
  tools = {
    look-up-order = {
      role        = aws_iam_role.look_up.arn
      concurrency = 40
      settings    = { ORDERS_HOST = var.orders_host }
    }
    escalate = {
      role        = aws_iam_role.escalate.arn
      concurrency = 10
      settings    = { QUEUE = aws_sqs_queue.escalations.url }
    }
    write-crm = {
      role        = aws_iam_role.write_crm.arn
      concurrency = 5
      settings = {
        CRM_HOST        = var.crm_host
        CRM_SECRET      = aws_secretsmanager_secret.crm.arn
        WRITABLE_FIELDS = "preferred_contact,case_note"
      }
    }
  }
}

resource "aws_lambda_function" "tool" {
  for_each                       = local.tools
  function_name                  = "${local.name}-${each.key}"
  role                           = each.value.role
  runtime                        = "nodejs22.x"
  architectures                  = ["arm64"]
  handler                        = "${each.key}.handler"
  s3_bucket                      = aws_s3_bucket.releases.id
  s3_key                         = "${var.release}/tools.zip"
  code_signing_config_arn        = aws_lambda_code_signing_config.main.arn
  timeout                        = 10
  reserved_concurrent_executions = each.value.concurrency

  vpc_config {
    subnet_ids         = aws_subnet.agent[*].id
    security_group_ids = [aws_security_group.agent.id]
  }

  environment {
    variables = merge(each.value.settings, { TOKEN_ISSUER = var.shop_issuer })
  }
}

resource "aws_iam_role" "look_up" {
  name               = "${local.name}-look-up"
  assume_role_policy = local.lambda_trust
}

resource "aws_iam_role" "escalate" {
  name               = "${local.name}-escalate"
  assume_role_policy = local.lambda_trust
}

resource "aws_iam_role" "write_crm" {
  name               = "${local.name}-write-crm"
  assume_role_policy = local.lambda_trust
}

resource "aws_iam_role_policy_attachment" "tools_network" {
  for_each = {
    look-up   = aws_iam_role.look_up.name
    escalate  = aws_iam_role.escalate.name
    write-crm = aws_iam_role.write_crm.name
  }

  role       = each.value
  policy_arn = local.network_policy
}

resource "aws_iam_role_policy" "escalate" {
  name = "escalate"
  role = aws_iam_role.escalate.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "HandOver"
        Effect   = "Allow"
        Action   = "sqs:SendMessage"
        Resource = aws_sqs_queue.escalations.arn
      },
      {
        Sid      = "Seal"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = aws_kms_key.support.arn
      },
    ]
  })
}

resource "aws_iam_role_policy" "write_crm" {
  name = "write-crm"
  role = aws_iam_role.write_crm.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "CrmKey"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.crm.arn
      },
      {
        Sid      = "Unseal"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = aws_kms_key.support.arn
      },
    ]
  })
}

resource "aws_sqs_queue" "escalations" {
  name                              = "${local.name}-escalations"
  kms_master_key_id                 = aws_kms_key.support.id
  message_retention_seconds         = 345600
  visibility_timeout_seconds        = 900
  kms_data_key_reuse_period_seconds = 300
}

resource "aws_secretsmanager_secret" "model" {
  name       = "${local.name}/model-provider"
  kms_key_id = aws_kms_key.support.arn
}

resource "aws_secretsmanager_secret" "crm" {
  name       = "${local.name}/crm"
  kms_key_id = aws_kms_key.support.arn
}

resource "aws_secretsmanager_secret_policy" "only_readers" {
  for_each = {
    model = {
      secret  = aws_secretsmanager_secret.model.arn
      readers = [aws_iam_role.agent.arn, aws_iam_role.ingest.arn]
    }
    crm = {
      secret  = aws_secretsmanager_secret.crm.arn
      readers = [aws_iam_role.write_crm.arn]
    }
  }

  secret_arn          = each.value.secret
  block_public_policy = true

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyItsReaders"
        Effect    = "Deny"
        Principal = "*"
        Action    = "secretsmanager:GetSecretValue"
        Resource  = "*"
        Condition = {
          ArnNotEquals = { "aws:PrincipalArn" = each.value.readers }
        }
      },
    ]
  })
}

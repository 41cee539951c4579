# Converts documents and uploads to text, cuts them, has them embedded, and writes them to the partition of their owner.
resource "aws_lambda_function" "ingest" {
  function_name                  = "${local.name}-ingest"
  role                           = aws_iam_role.ingest.arn
  package_type                   = "Image"
  image_uri                      = var.ingest_image
  timeout                        = 300
  memory_size                    = 2048
  reserved_concurrent_executions = 10

  ephemeral_storage {
    size = 1024
  }

  vpc_config {
    subnet_ids         = aws_subnet.ingest[*].id
    security_group_ids = [aws_security_group.ingest.id]
  }

  environment {
    variables = {
      MODEL_HOST        = var.model_host
      EMBEDDING_VERSION = var.embedding_version
      MODEL_SECRET      = aws_secretsmanager_secret.model.arn
      VECTORS_HOST      = aws_rds_cluster.vectors.endpoint
      MASK_IDENTIFIERS  = "true"
      STRIP_HIDDEN_TEXT = "true"
      MAX_PAGES         = "200"
    }
  }
}

resource "aws_iam_role" "ingest" {
  name               = "${local.name}-ingest"
  assume_role_policy = local.lambda_trust
}

resource "aws_iam_role_policy_attachment" "ingest_network" {
  role       = aws_iam_role.ingest.name
  policy_arn = local.network_policy
}

resource "aws_iam_role_policy" "ingest" {
  name = "ingest"
  role = aws_iam_role.ingest.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadSources"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectTagging"]
        Resource = ["${aws_s3_bucket.documents.arn}/*", "${aws_s3_bucket.uploads.arn}/incoming/*"]
      },
      {
        Sid      = "WriteVectors"
        Effect   = "Allow"
        Action   = "rds-db:connect"
        Resource = "arn:aws:rds-db:${local.region}:${local.account_id}:dbuser:${aws_rds_cluster.vectors.cluster_resource_id}/ingest_writer"
      },
      {
        Sid      = "ModelKey"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.model.arn
      },
      {
        Sid      = "TakeWork"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
        Resource = aws_sqs_queue.ingest.arn
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

resource "aws_sqs_queue" "ingest" {
  name                       = "${local.name}-ingest"
  sqs_managed_sse_enabled    = true
  visibility_timeout_seconds = 600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.ingest_failed.arn
    maxReceiveCount     = 3
  })
}

resource "aws_sqs_queue" "ingest_failed" {
  name                      = "${local.name}-ingest-failed"
  sqs_managed_sse_enabled   = true
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue_policy" "ingest" {
  queue_url = aws_sqs_queue.ingest.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "ScannedUploadsAndPublishedDocuments"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = aws_sqs_queue.ingest.arn
        Condition = {
          ArnEquals = {
            "aws:SourceArn" = [for rule in aws_cloudwatch_event_rule.ingest : rule.arn]
          }
        }
      },
    ]
  })
}

resource "aws_s3_bucket_notification" "documents" {
  bucket      = aws_s3_bucket.documents.id
  eventbridge = true
}

resource "aws_cloudwatch_event_rule" "ingest" {
  for_each = {
    documents = {
      source        = ["aws.s3"]
      "detail-type" = ["Object Created", "Object Deleted"]
      detail        = { bucket = { name = [aws_s3_bucket.documents.id] } }
    }
    uploads = {
      source        = ["aws.guardduty"]
      "detail-type" = ["GuardDuty Malware Protection Object Scan Result"]
      detail        = { scanResultDetails = { scanResultStatus = ["NO_THREATS_FOUND"] } }
    }
  }

  name          = "${local.name}-ingest-${each.key}"
  event_pattern = jsonencode(each.value)
}

resource "aws_cloudwatch_event_target" "ingest" {
  for_each = aws_cloudwatch_event_rule.ingest
  rule     = each.value.name
  arn      = aws_sqs_queue.ingest.arn
}

resource "aws_lambda_event_source_mapping" "ingest" {
  function_name    = aws_lambda_function.ingest.arn
  event_source_arn = aws_sqs_queue.ingest.arn
  batch_size       = 1
}

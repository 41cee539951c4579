resource "aws_rds_cluster" "vectors" {
  cluster_identifier                  = "${local.name}-vectors"
  engine                              = "aurora-postgresql"
  engine_version                      = "16.6"
  database_name                       = "knowledge"
  master_username                     = "owner"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.support.arn
  iam_database_authentication_enabled = true
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.support.arn
  db_subnet_group_name                = aws_db_subnet_group.vectors.name
  db_cluster_parameter_group_name     = aws_rds_cluster_parameter_group.vectors.name
  vpc_security_group_ids              = [aws_security_group.vectors.id]
  backup_retention_period             = 14
  copy_tags_to_snapshot               = true
  deletion_protection                 = true
  enabled_cloudwatch_logs_exports     = ["postgresql"]

  serverlessv2_scaling_configuration {
    min_capacity = 1
    max_capacity = 8
  }
}

resource "aws_rds_cluster_instance" "vectors" {
  count               = 2
  identifier          = "${local.name}-vectors-${count.index}"
  cluster_identifier  = aws_rds_cluster.vectors.id
  engine              = aws_rds_cluster.vectors.engine
  instance_class      = "db.serverless"
  publicly_accessible = false
}

resource "aws_db_subnet_group" "vectors" {
  name       = "${local.name}-vectors"
  subnet_ids = aws_subnet.data[*].id
}

resource "aws_rds_cluster_parameter_group" "vectors" {
  name   = "${local.name}-vectors"
  family = "aurora-postgresql16"

  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }

  parameter {
    name         = "shared_preload_libraries"
    value        = "pgaudit"
    apply_method = "pending-reboot"
  }

  # Reads of more than a few hundred passages at once are no question of a customer.
  parameter {
    name  = "pgaudit.log"
    value = "read,ddl,role"
  }

  parameter {
    name  = "statement_timeout"
    value = "3000"
  }
}

resource "aws_s3_bucket" "documents" {
  bucket = "acme-support-documents"
}

resource "aws_s3_bucket" "uploads" {
  bucket = "acme-support-uploads"
}

resource "aws_s3_bucket_public_access_block" "knowledge" {
  for_each = {
    documents = aws_s3_bucket.documents.id
    uploads   = aws_s3_bucket.uploads.id
  }

  bucket                  = each.value
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "documents" {
  bucket = aws_s3_bucket.documents.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "knowledge" {
  for_each = {
    documents = aws_s3_bucket.documents.id
    uploads   = aws_s3_bucket.uploads.id
  }

  bucket = each.value

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.support.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  rule {
    id     = "after-the-case"
    status = "Enabled"

    filter {
      prefix = "incoming/"
    }

    expiration {
      days = 90
    }
  }
}

# Only the editors' publishing role writes documents, and nobody reads an upload that was not scanned.
resource "aws_s3_bucket_policy" "documents" {
  bucket = aws_s3_bucket.documents.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyEditorsWrite"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:PutObject", "s3:DeleteObject"]
        Resource  = "${aws_s3_bucket.documents.arn}/*"
        Condition = {
          ArnNotLike = {
            "aws:PrincipalArn" = "arn:aws:iam::${local.account_id}:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_SupportEditor_*"
          }
        }
      },
    ]
  })
}

resource "aws_s3_bucket_policy" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyScanned"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:GetObject"
        Resource  = "${aws_s3_bucket.uploads.arn}/*"
        Condition = {
          StringNotEquals = {
            "s3:ExistingObjectTag/GuardDutyMalwareScanStatus" = "NO_THREATS_FOUND"
          }
          ArnNotEquals = {
            "aws:PrincipalArn" = aws_iam_role.scan.arn
          }
        }
      },
    ]
  })
}

resource "aws_guardduty_malware_protection_plan" "uploads" {
  role = aws_iam_role.scan.arn

  protected_resource {
    s3_bucket {
      bucket_name     = aws_s3_bucket.uploads.id
      object_prefixes = ["incoming/"]
    }
  }

  actions {
    tagging {
      status = "ENABLED"
    }
  }
}

resource "aws_iam_role" "scan" {
  name = "${local.name}-scan"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "malware-protection-plan.guardduty.amazonaws.com" }
        Action    = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_iam_role_policy" "scan" {
  name = "scan"
  role = aws_iam_role.scan.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadAndTag"
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTagging", "s3:PutObjectTagging", "s3:PutObjectVersionTagging"]
        Resource = "${aws_s3_bucket.uploads.arn}/incoming/*"
      },
      {
        Sid      = "Watch"
        Effect   = "Allow"
        Action   = ["s3:ListBucket", "s3:GetBucketNotification", "s3:PutBucketNotification"]
        Resource = aws_s3_bucket.uploads.arn
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

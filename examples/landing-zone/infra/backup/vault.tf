resource "aws_backup_vault" "central" {
  name        = "central"
  kms_key_arn = aws_kms_key.central.arn
}

resource "aws_backup_vault_lock_configuration" "central" {
  backup_vault_name   = aws_backup_vault.central.name
  min_retention_days  = 35
  max_retention_days  = 400
  changeable_for_days = 3
}

# Copies come in from the organisation. Nobody lists, restores or deletes from outside this account.
resource "aws_backup_vault_policy" "central" {
  backup_vault_name = aws_backup_vault.central.name

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OneWay"
        Effect    = "Allow"
        Principal = "*"
        Action    = "backup:CopyIntoBackupVault"
        Resource  = "*"
        Condition = { StringEquals = { "aws:PrincipalOrgID" = var.organisation_id } }
      },
      {
        Sid       = "NoDeletion"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["backup:DeleteRecoveryPoint", "backup:PutBackupVaultAccessPolicy", "backup:UpdateRecoveryPointLifecycle"]
        Resource  = "*"
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = "arn:aws:iam::100000000005:role/landing-zone-backup" } }
      },
    ]
  })
}

resource "aws_kms_key" "central" {
  description             = "Copies of the workloads' data"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}

resource "aws_iam_role" "restore" {
  name                 = "landing-zone-restore"
  max_session_duration = 3600

  # Two people: one opens the request, the other releases the environment.
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Federated = "arn:aws:iam::100000000005:oidc-provider/token.actions.githubusercontent.com" }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "token.actions.githubusercontent.com:aud" = "sts.amazonaws.com"
            "token.actions.githubusercontent.com:sub" = "repo:acme/landing-zone:environment:restore"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "restore" {
  name = "restore"
  role = aws_iam_role.restore.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "CopyOut"
        Effect   = "Allow"
        Action   = ["backup:StartCopyJob", "backup:DescribeCopyJob", "backup:ListRecoveryPointsByBackupVault"]
        Resource = "*"
      },
    ]
  })
}

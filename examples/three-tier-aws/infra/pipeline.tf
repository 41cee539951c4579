resource "aws_iam_openid_connect_provider" "github" {
  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

resource "aws_iam_role" "deploy" {
  name                 = "${local.name}-deploy"
  max_session_duration = 3600

  # One repository, and of it only the environment that asks for a second person.
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
            "token.actions.githubusercontent.com:sub" = "repo:${var.github_repository}:environment:production"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "deploy" {
  name = "deploy"
  role = aws_iam_role.deploy.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "PublishRelease"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.artifacts.arn}/releases/*"
      },
      {
        Sid      = "NameRelease"
        Effect   = "Allow"
        Action   = "ssm:PutParameter"
        Resource = aws_ssm_parameter.release.arn
      },
      {
        Sid      = "RunInstallDocument"
        Effect   = "Allow"
        Action   = "ssm:SendCommand"
        Resource = aws_ssm_document.install.arn
      },
      {
        Sid      = "OnApplicationInstances"
        Effect   = "Allow"
        Action   = "ssm:SendCommand"
        Resource = "arn:aws:ec2:${local.region}:${local.account_id}:instance/*"
        Condition = {
          StringEquals = {
            "ssm:resourceTag/Service" = "checkout"
          }
        }
      },
      {
        Sid      = "FollowProgress"
        Effect   = "Allow"
        Action   = ["ssm:GetCommandInvocation", "ssm:ListCommandInvocations"]
        Resource = "*"
      },
    ]
  })
}

resource "aws_s3_bucket" "artifacts" {
  bucket = "acme-checkout-artifacts"
}

resource "aws_s3_bucket_public_access_block" "artifacts" {
  bucket                  = aws_s3_bucket.artifacts.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "artifacts" {
  bucket = aws_s3_bucket.artifacts.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

# Names the release that new instances install. Only the pipeline writes it.
resource "aws_ssm_parameter" "release" {
  name  = "/${local.name}/release"
  type  = "String"
  value = "none"

  lifecycle {
    ignore_changes = [value]
  }
}

resource "aws_ssm_document" "install" {
  name            = "${local.name}-install"
  document_type   = "Command"
  document_format = "YAML"
  target_type     = "/AWS::EC2::Instance"

  content = <<-EOT
    schemaVersion: "2.2"
    description: Installs a signed release of checkout
    parameters:
      release:
        type: String
        allowedPattern: "^[0-9]{1,4}\\.[0-9]{1,4}\\.[0-9]{1,4}$"
    mainSteps:
      - action: aws:runShellScript
        name: install
        inputs:
          timeoutSeconds: "600"
          runCommand:
            - set -eu
            - cd "$(mktemp -d)"
            - aws s3 cp "s3://${aws_s3_bucket.artifacts.id}/releases/{{ release }}/checkout.jar" .
            - aws s3 cp "s3://${aws_s3_bucket.artifacts.id}/releases/{{ release }}/checkout.sigstore.json" .
            - >-
              cosign verify-blob checkout.jar --offline --bundle checkout.sigstore.json
              --certificate-oidc-issuer https://token.actions.githubusercontent.com
              --certificate-identity https://github.com/${var.github_repository}/.github/workflows/release.yml@refs/heads/main
            - /opt/checkout/bin/activate checkout.jar "{{ release }}"
  EOT
}

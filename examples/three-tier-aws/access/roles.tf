resource "aws_iam_role" "operator" {
  name                 = "checkout-operator"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "PermissionSetOnly"
        Effect    = "Allow"
        Principal = { AWS = "arn:aws:iam::${local.account_id}:root" }
        Action    = ["sts:AssumeRole", "sts:SetSourceIdentity"]
        Condition = {
          ArnLike = {
            "aws:PrincipalArn" = "${local.sso_roles}/AWSReservedSSO_CheckoutOperators_*"
          }
          StringLike = {
            "sts:SourceIdentity" = "*@example.com"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "operator" {
  name = "sessions"
  role = aws_iam_role.operator.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "OpenSessionOnApplication"
        Effect   = "Allow"
        Action   = "ssm:StartSession"
        Resource = "arn:aws:ec2:${local.region}:${local.account_id}:instance/*"
        Condition = {
          StringEquals = {
            "ssm:resourceTag/Service" = "checkout"
          }
        }
      },
      {
        Sid      = "RecordedShellOnly"
        Effect   = "Allow"
        Action   = "ssm:StartSession"
        Resource = aws_ssm_document.session.arn
      },
      {
        Sid      = "EndOwnSession"
        Effect   = "Allow"
        Action   = ["ssm:ResumeSession", "ssm:TerminateSession"]
        Resource = "arn:aws:ssm:*:*:session/$${aws:userid}-*"
      },
      {
        Sid      = "Look"
        Effect   = "Allow"
        Action   = ["ec2:DescribeInstances", "ssm:DescribeInstanceInformation", "ssm:DescribeSessions"]
        Resource = "*"
      },
      {
        Sid      = "SessionEncryption"
        Effect   = "Allow"
        Action   = "kms:GenerateDataKey"
        Resource = aws_kms_key.session.arn
      },
    ]
  })
}

# For the day when single sign-on or the pipeline is down. Each use raises an alert.
resource "aws_iam_role" "break_glass" {
  name                 = "checkout-break-glass"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "TwoNamedPeople"
        Effect    = "Allow"
        Principal = { AWS = ["arn:aws:iam::${local.account_id}:user/break-glass/first", "arn:aws:iam::${local.account_id}:user/break-glass/second"] }
        Action    = "sts:AssumeRole"
        Condition = {
          Bool = {
            "aws:MultiFactorAuthPresent" = "true"
          }
          NumericLessThan = {
            "aws:MultiFactorAuthAge" = "300"
          }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "break_glass" {
  role       = aws_iam_role.break_glass.name
  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

data "aws_ssoadmin_instances" "main" {}

locals {
  instance = one(data.aws_ssoadmin_instances.main.arns)
  store    = one(data.aws_ssoadmin_instances.main.identity_store_ids)

  # Who has what where. Groups come from the directory; nobody is assigned by name.
  assignments = {
    prod-read    = { group = "aws-prod-readers", set = "read", account = "prod" }
    prod-operate = { group = "aws-prod-on-call", set = "operate", account = "prod" }
    test-develop = { group = "aws-developers", set = "develop", account = "test" }
    log-read     = { group = "aws-security", set = "investigate", account = "log-archive" }
    security     = { group = "aws-security", set = "investigate", account = "security" }
    network      = { group = "aws-network", set = "operate", account = "network" }
  }
}

data "aws_identitystore_group" "directory" {
  for_each          = toset([for assignment in local.assignments : assignment.group])
  identity_store_id = local.store

  alternate_identifier {
    unique_attribute {
      attribute_path  = "DisplayName"
      attribute_value = each.key
    }
  }
}

resource "aws_ssoadmin_permission_set" "read" {
  name             = "read"
  instance_arn     = local.instance
  session_duration = "PT4H"
}

resource "aws_ssoadmin_permission_set" "operate" {
  name             = "operate"
  instance_arn     = local.instance
  session_duration = "PT1H"
}

resource "aws_ssoadmin_permission_set" "develop" {
  name             = "develop"
  instance_arn     = local.instance
  session_duration = "PT8H"
}

resource "aws_ssoadmin_permission_set" "investigate" {
  name             = "investigate"
  instance_arn     = local.instance
  session_duration = "PT4H"
}

resource "aws_ssoadmin_managed_policy_attachment" "read" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.read.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess"
}

resource "aws_ssoadmin_managed_policy_attachment" "investigate" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.investigate.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/SecurityAudit"
}

resource "aws_ssoadmin_managed_policy_attachment" "develop" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.develop.arn
  managed_policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"
}

resource "aws_ssoadmin_permission_set_inline_policy" "operate" {
  instance_arn       = local.instance
  permission_set_arn = aws_ssoadmin_permission_set.operate.arn

  inline_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "OperateWhatRuns"
        Effect   = "Allow"
        Action   = ["ecs:UpdateService", "ec2:RebootInstances", "ssm:StartSession", "logs:StartQuery", "logs:GetQueryResults"]
        Resource = "*"
      },
    ]
  })
}

resource "aws_ssoadmin_account_assignment" "main" {
  for_each           = local.assignments
  instance_arn       = local.instance
  permission_set_arn = local.sets[each.value.set]
  principal_type     = "GROUP"
  principal_id       = data.aws_identitystore_group.directory[each.value.group].group_id
  target_type        = "AWS_ACCOUNT"
  target_id          = aws_organizations_account.member[each.value.account].id
}

locals {
  sets = {
    read        = aws_ssoadmin_permission_set.read.arn
    operate     = aws_ssoadmin_permission_set.operate.arn
    develop     = aws_ssoadmin_permission_set.develop.arn
    investigate = aws_ssoadmin_permission_set.investigate.arn
  }
}

# Two keepers with hardware keys. The user has no access key, and each sign-in wakes security.
resource "aws_iam_user" "break_glass" {
  for_each = toset(["keeper-one", "keeper-two"])
  name     = each.key
  path     = "/break-glass/"
}

resource "aws_iam_role" "break_glass" {
  name                 = "landing-zone-break-glass"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { AWS = [for user in aws_iam_user.break_glass : user.arn] }
        Action    = "sts:AssumeRole"
        Condition = {
          Bool            = { "aws:MultiFactorAuthPresent" = "true" }
          NumericLessThan = { "aws:MultiFactorAuthAge" = "300" }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "break_glass" {
  role       = aws_iam_role.break_glass.name
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_organizations_organization" "main" {
  feature_set = "ALL"

  aws_service_access_principals = [
    "backup.amazonaws.com",
    "cloudtrail.amazonaws.com",
    "config.amazonaws.com",
    "guardduty.amazonaws.com",
    "iam.amazonaws.com",
    "member.org.stacksets.cloudformation.amazonaws.com",
    "ram.amazonaws.com",
    "securityhub.amazonaws.com",
    "sso.amazonaws.com",
  ]

  enabled_policy_types = [
    "BACKUP_POLICY",
    "RESOURCE_CONTROL_POLICY",
    "SERVICE_CONTROL_POLICY",
  ]
}

# Root credentials of members are gone; what needs them is done centrally, for a quarter of an hour.
resource "aws_iam_organizations_features" "main" {
  enabled_features = ["RootCredentialsManagement", "RootSessions"]
}

resource "aws_organizations_organizational_unit" "security" {
  name      = "security"
  parent_id = aws_organizations_organization.main.roots[0].id
}

resource "aws_organizations_organizational_unit" "infrastructure" {
  name      = "infrastructure"
  parent_id = aws_organizations_organization.main.roots[0].id
}

resource "aws_organizations_organizational_unit" "workloads" {
  name      = "workloads"
  parent_id = aws_organizations_organization.main.roots[0].id
}

resource "aws_organizations_organizational_unit" "prod" {
  name      = "prod"
  parent_id = aws_organizations_organizational_unit.workloads.id
}

resource "aws_organizations_organizational_unit" "test" {
  name      = "test"
  parent_id = aws_organizations_organizational_unit.workloads.id
}

# New accounts start here, under a policy that denies everything, until their baseline has reported success.
resource "aws_organizations_organizational_unit" "quarantine" {
  name      = "quarantine"
  parent_id = aws_organizations_organization.main.roots[0].id
}

resource "aws_organizations_account" "member" {
  for_each          = local.accounts
  name              = each.key
  email             = each.value.email
  parent_id         = each.value.unit
  role_name         = "OrganizationAccountAccessRole"
  close_on_deletion = false

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [role_name]
  }
}

resource "aws_cloudtrail_organization_delegated_admin_account" "security" {
  account_id = aws_organizations_account.member["security"].id
}

resource "aws_guardduty_organization_admin_account" "security" {
  admin_account_id = aws_organizations_account.member["security"].id
}

resource "aws_securityhub_organization_admin_account" "security" {
  admin_account_id = aws_organizations_account.member["security"].id
}

locals {
  exempt = "arn:aws:iam::*:role/landing-zone-baseline"

  service_control_policies = {
    # Nobody in a member leaves, blinds or rewrites what watches the member.
    protect-watchers = {
      targets = [aws_organizations_organization.main.roots[0].id]
      statements = [
        {
          Sid    = "KeepWatchers"
          Effect = "Deny"
          Action = [
            "cloudtrail:DeleteTrail",
            "cloudtrail:StopLogging",
            "cloudtrail:UpdateTrail",
            "config:DeleteConfigurationRecorder",
            "config:StopConfigurationRecorder",
            "guardduty:DeleteDetector",
            "guardduty:DisassociateFromAdministratorAccount",
            "guardduty:UpdateDetector",
            "organizations:LeaveOrganization",
            "securityhub:DisableSecurityHub",
            "securityhub:DisassociateFromAdministratorAccount",
          ]
          Resource  = "*"
          Condition = { ArnNotLike = { "aws:PrincipalArn" = local.exempt } }
        },
        {
          Sid       = "KeepBaselineRoles"
          Effect    = "Deny"
          Action    = ["iam:AttachRolePolicy", "iam:DeleteRole", "iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"]
          Resource  = ["arn:aws:iam::*:role/landing-zone-*", "arn:aws:iam::*:role/aws-reserved/*"]
          Condition = { ArnNotLike = { "aws:PrincipalArn" = local.exempt } }
        },
      ]
    }

    regions = {
      targets = [aws_organizations_organizational_unit.workloads.id]
      statements = [
        {
          Sid       = "OnlyOurRegions"
          Effect    = "Deny"
          NotAction = ["cloudfront:*", "iam:*", "organizations:*", "route53:*", "sts:*", "support:*", "waf:*"]
          Resource  = "*"
          Condition = { StringNotEquals = { "aws:RequestedRegion" = local.regions } }
        },
      ]
    }

    # Networks come from the network account: no other way out, no other way between.
    network = {
      targets = [aws_organizations_organizational_unit.workloads.id]
      statements = [
        {
          Sid    = "NoOwnWays"
          Effect = "Deny"
          Action = [
            "ec2:AcceptVpcPeeringConnection",
            "ec2:AttachInternetGateway",
            "ec2:CreateTransitGateway*",
            "ec2:CreateVpcPeeringConnection",
            "ec2:CreateVpnConnection",
          ]
          Resource  = "*"
          Condition = { ArnNotLike = { "aws:PrincipalArn" = local.exempt } }
        },
      ]
    }

    quarantine = {
      targets = [aws_organizations_organizational_unit.quarantine.id]
      statements = [
        {
          Sid       = "NothingYet"
          Effect    = "Deny"
          Action    = "*"
          Resource  = "*"
          Condition = { ArnNotLike = { "aws:PrincipalArn" = local.exempt } }
        },
      ]
    }
  }

  attached = merge([
    for name, policy in local.service_control_policies : {
      for index, target in policy.targets : "${name}-${index}" => { policy = name, target = target }
    }
  ]...)
}

resource "aws_organizations_policy" "service_control" {
  for_each = local.service_control_policies
  name     = each.key
  type     = "SERVICE_CONTROL_POLICY"
  content  = jsonencode({ Version = "2012-10-17", Statement = each.value.statements })
}

resource "aws_organizations_policy_attachment" "service_control" {
  for_each  = local.attached
  policy_id = aws_organizations_policy.service_control[each.value.policy].id
  target_id = each.value.target
}

# Data, keys, secrets and roles of members answer to the organisation and to services that act for it.
resource "aws_organizations_policy" "perimeter" {
  name = "perimeter"
  type = "RESOURCE_CONTROL_POLICY"

  content = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyTheOrganisation"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:*", "kms:*", "secretsmanager:*", "sqs:*", "sts:AssumeRole"]
        Resource  = "*"
        Condition = {
          StringNotEqualsIfExists = { "aws:PrincipalOrgID" = aws_organizations_organization.main.id }
          BoolIfExists            = { "aws:PrincipalIsAWSService" = "false" }
        }
      },
      {
        Sid       = "ServicesActForUsOnly"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:*", "kms:*", "secretsmanager:*", "sqs:*", "sts:AssumeRole"]
        Resource  = "*"
        Condition = {
          StringNotEqualsIfExists = { "aws:SourceOrgID" = aws_organizations_organization.main.id }
          Null                    = { "aws:SourceAccount" = "false" }
          Bool                    = { "aws:PrincipalIsAWSService" = "true" }
        }
      },
    ]
  })
}

resource "aws_organizations_policy_attachment" "perimeter" {
  policy_id = aws_organizations_policy.perimeter.id
  target_id = aws_organizations_organization.main.roots[0].id
}

resource "aws_ec2_transit_gateway" "main" {
  description                     = "Between environments there is nothing"
  auto_accept_shared_attachments  = "disable"
  default_route_table_association = "disable"
  default_route_table_propagation = "disable"
  dns_support                     = "enable"
}

resource "aws_ram_resource_share" "hub" {
  name                      = "transit-gateway"
  allow_external_principals = false
}

resource "aws_ram_resource_association" "hub" {
  resource_arn       = aws_ec2_transit_gateway.main.arn
  resource_share_arn = aws_ram_resource_share.hub.arn
}

resource "aws_ram_principal_association" "hub" {
  principal          = "arn:aws:organizations::100000000001:ou/${var.organisation_id}/ou-acme-workloads"
  resource_share_arn = aws_ram_resource_share.hub.arn
}

variable "attachments" {
  description = "Attachments of the workload accounts by environment, accepted by hand after a look at their ranges."
  type        = map(object({ id = string, cidr = string }))

  default = {
    prod = { id = "tgw-attach-0a1b2c3d4e5f60001", cidr = "10.64.0.0/14" }
    test = { id = "tgw-attach-0a1b2c3d4e5f60002", cidr = "10.68.0.0/14" }
  }
}

# An environment knows its own range and the way to the inspection, and nothing of the other.
resource "aws_ec2_transit_gateway_route_table" "environment" {
  for_each           = var.attachments
  transit_gateway_id = aws_ec2_transit_gateway.main.id
}

resource "aws_ec2_transit_gateway_route_table_association" "environment" {
  for_each                       = var.attachments
  transit_gateway_attachment_id  = each.value.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.environment[each.key].id
}

resource "aws_ec2_transit_gateway_route" "out" {
  for_each                       = var.attachments
  destination_cidr_block         = "0.0.0.0/0"
  transit_gateway_attachment_id  = aws_ec2_transit_gateway_vpc_attachment.inspection.id
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.environment[each.key].id
}

resource "aws_ec2_transit_gateway_route" "never_meet" {
  for_each = {
    prod = var.attachments["test"].cidr
    test = var.attachments["prod"].cidr
  }

  destination_cidr_block         = each.value
  blackhole                      = true
  transit_gateway_route_table_id = aws_ec2_transit_gateway_route_table.environment[each.key].id
}

resource "aws_vpc" "inspection" {
  cidr_block = "10.60.0.0/20"
}

resource "aws_subnet" "inspection" {
  count      = 2
  vpc_id     = aws_vpc.inspection.id
  cidr_block = cidrsubnet(aws_vpc.inspection.cidr_block, 4, count.index)
}

resource "aws_ec2_transit_gateway_vpc_attachment" "inspection" {
  transit_gateway_id     = aws_ec2_transit_gateway.main.id
  vpc_id                 = aws_vpc.inspection.id
  subnet_ids             = aws_subnet.inspection[*].id
  appliance_mode_support = "enable"
}

resource "aws_networkfirewall_firewall" "inspection" {
  name                = "inspection"
  vpc_id              = aws_vpc.inspection.id
  firewall_policy_arn = aws_networkfirewall_firewall_policy.inspection.arn
  delete_protection   = true

  dynamic "subnet_mapping" {
    for_each = aws_subnet.inspection[*].id
    content {
      subnet_id = subnet_mapping.value
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "inspection" {
  name = "inspection"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:drop"]
    stateful_default_actions           = ["aws:drop_established", "aws:alert_established"]

    stateful_engine_options {
      rule_order = "STRICT_ORDER"
    }

    stateful_rule_group_reference {
      priority     = 1
      resource_arn = aws_networkfirewall_rule_group.allowed_hosts.arn
    }
  }
}

resource "aws_networkfirewall_rule_group" "allowed_hosts" {
  name     = "allowed-hosts"
  type     = "STATEFUL"
  capacity = 200

  rule_group {
    rules_source {
      rules_source_list {
        generated_rules_type = "ALLOWLIST"
        target_types         = ["TLS_SNI"]
        targets              = [".amazonaws.com", "api.partner.example"]
      }
    }

    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }
}

resource "aws_ec2_network_insights_path" "never_meet" {
  source      = var.attachments["test"].id
  destination = var.attachments["prod"].id
  protocol    = "tcp"
}

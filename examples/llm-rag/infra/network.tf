resource "aws_vpc" "main" {
  cidr_block           = var.vpc_cidr
  enable_dns_support   = true
  enable_dns_hostnames = true
}

resource "aws_default_security_group" "main" {
  vpc_id = aws_vpc.main.id
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}

# Four tiers, two zones: the agent with its tools, the ingestion, the database, and the way out.
resource "aws_subnet" "agent" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, 8, count.index)
  availability_zone = local.azs[count.index]
}

resource "aws_subnet" "ingest" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, 8, 10 + count.index)
  availability_zone = local.azs[count.index]
}

resource "aws_subnet" "data" {
  count             = 2
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, 8, 20 + count.index)
  availability_zone = local.azs[count.index]
}

resource "aws_subnet" "firewall" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, 8, 30)
  availability_zone = local.azs[0]
}

resource "aws_subnet" "egress" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = cidrsubnet(var.vpc_cidr, 8, 31)
  availability_zone = local.azs[0]
}

resource "aws_eip" "nat" {
  domain = "vpc"
}

resource "aws_nat_gateway" "main" {
  subnet_id     = aws_subnet.egress.id
  allocation_id = aws_eip.nat.id
}

resource "aws_networkfirewall_rule_group" "egress" {
  name     = "${local.name}-egress"
  type     = "STATEFUL"
  capacity = 50

  rule_group {
    rules_source {
      rules_source_list {
        generated_rules_type = "ALLOWLIST"
        target_types         = ["TLS_SNI"]
        targets              = local.egress_hosts
      }
    }

    stateful_rule_options {
      rule_order = "STRICT_ORDER"
    }
  }
}

resource "aws_networkfirewall_firewall_policy" "egress" {
  name = "${local.name}-egress"

  firewall_policy {
    stateless_default_actions          = ["aws:forward_to_sfe"]
    stateless_fragment_default_actions = ["aws:drop"]
    stateful_default_actions           = ["aws:drop_established", "aws:alert_established"]

    stateful_engine_options {
      rule_order = "STRICT_ORDER"
    }

    stateful_rule_group_reference {
      priority     = 1
      resource_arn = aws_networkfirewall_rule_group.egress.arn
    }
  }
}

resource "aws_networkfirewall_firewall" "egress" {
  name                = "${local.name}-egress"
  vpc_id              = aws_vpc.main.id
  firewall_policy_arn = aws_networkfirewall_firewall_policy.egress.arn
  delete_protection   = true

  subnet_mapping {
    subnet_id = aws_subnet.firewall.id
  }
}

locals {
  firewall_endpoint = one([
    for state in aws_networkfirewall_firewall.egress.firewall_status[0].sync_states : state.attachment[0].endpoint_id
  ])
}

resource "aws_route_table" "inside" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "inside_out" {
  route_table_id         = aws_route_table.inside.id
  destination_cidr_block = "0.0.0.0/0"
  vpc_endpoint_id        = local.firewall_endpoint
}

resource "aws_route_table_association" "agent" {
  count          = 2
  subnet_id      = aws_subnet.agent[count.index].id
  route_table_id = aws_route_table.inside.id
}

resource "aws_route_table_association" "ingest" {
  count          = 2
  subnet_id      = aws_subnet.ingest[count.index].id
  route_table_id = aws_route_table.inside.id
}

resource "aws_route_table" "firewall" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "firewall_out" {
  route_table_id         = aws_route_table.firewall.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}

resource "aws_route_table_association" "firewall" {
  subnet_id      = aws_subnet.firewall.id
  route_table_id = aws_route_table.firewall.id
}

resource "aws_route_table" "egress" {
  vpc_id = aws_vpc.main.id
}

resource "aws_route" "egress_out" {
  route_table_id         = aws_route_table.egress.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_route" "egress_back" {
  route_table_id         = aws_route_table.egress.id
  destination_cidr_block = var.vpc_cidr
  vpc_endpoint_id        = local.firewall_endpoint
}

resource "aws_route_table_association" "egress" {
  subnet_id      = aws_subnet.egress.id
  route_table_id = aws_route_table.egress.id
}

resource "aws_vpc_endpoint" "gateway" {
  for_each        = toset(["s3", "dynamodb"])
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.${local.region}.${each.key}"
  route_table_ids = [aws_route_table.inside.id]
}

resource "aws_vpc_endpoint" "interface" {
  for_each            = toset(["lambda", "logs", "secretsmanager", "sqs"])
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.${local.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = aws_subnet.agent[*].id
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true
}

resource "aws_security_group" "agent" {
  name        = "${local.name}-agent"
  description = "Chat, agent and tools"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group" "ingest" {
  name        = "${local.name}-ingest"
  description = "Ingestion of documents"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group" "vectors" {
  name        = "${local.name}-vectors"
  description = "Vector database: reached by agent and ingestion only"
  vpc_id      = aws_vpc.main.id
}

resource "aws_security_group" "endpoints" {
  name        = "${local.name}-endpoints"
  description = "Interfaces of AWS"
  vpc_id      = aws_vpc.main.id
}

resource "aws_vpc_security_group_egress_rule" "https" {
  for_each = {
    agent  = aws_security_group.agent.id
    ingest = aws_security_group.ingest.id
  }

  security_group_id = each.value
  description       = "To AWS, and through the firewall to the hosts of its list"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_vpc_security_group_egress_rule" "vectors" {
  for_each = {
    agent  = aws_security_group.agent.id
    ingest = aws_security_group.ingest.id
  }

  security_group_id            = each.value
  description                  = "To the vector database"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = aws_security_group.vectors.id
}

resource "aws_vpc_security_group_ingress_rule" "vectors" {
  for_each = {
    agent  = aws_security_group.agent.id
    ingest = aws_security_group.ingest.id
  }

  security_group_id            = aws_security_group.vectors.id
  description                  = "From ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  referenced_security_group_id = each.value
}

resource "aws_vpc_security_group_ingress_rule" "endpoints" {
  for_each = {
    agent  = aws_security_group.agent.id
    ingest = aws_security_group.ingest.id
  }

  security_group_id            = aws_security_group.endpoints.id
  description                  = "From ${each.key}"
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
  referenced_security_group_id = each.value
}

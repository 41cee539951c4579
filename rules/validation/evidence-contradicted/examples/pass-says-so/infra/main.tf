resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  ssl_policy        = local.policy
}

locals {
  policy = "ELBSecurityPolicy-TLS13-1-3-2021-06"
}

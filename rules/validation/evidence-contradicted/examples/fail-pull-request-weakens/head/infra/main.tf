resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-2016-08"
}

resource "aws_lb" "main" {
  name = "orders"
}

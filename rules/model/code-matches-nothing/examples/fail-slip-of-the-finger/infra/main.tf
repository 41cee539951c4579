resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}

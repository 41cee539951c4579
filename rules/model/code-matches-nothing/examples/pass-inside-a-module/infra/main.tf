resource "aws_lb" "main" {
  name = "orders"
}

module "database" {
  source = "terraform-aws-modules/rds/aws"
}

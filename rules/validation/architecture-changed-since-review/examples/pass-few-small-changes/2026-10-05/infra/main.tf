resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}

resource "aws_ecs_service" "billing" {
  name    = "billing"
  cluster = "prod"
}

resource "aws_ecs_service" "search" {
  name    = "search"
  cluster = "prod"
}

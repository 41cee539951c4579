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

resource "aws_ecs_service" "stock" {
  name    = "stock"
  cluster = "prod"
}

resource "aws_ecs_service" "mail" {
  name    = "mail"
  cluster = "prod"
}

resource "aws_ecs_service" "returns" {
  name    = "returns"
  cluster = "prod"
}

resource "aws_ecs_service" "reports" {
  name    = "reports"
  cluster = "prod"
}

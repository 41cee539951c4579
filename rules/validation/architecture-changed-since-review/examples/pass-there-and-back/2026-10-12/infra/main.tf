resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}

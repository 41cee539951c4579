resource "aws_ecs_service" "api" {
  name          = "orders-api"
  cluster       = "prod"
  desired_count = 2
}

resource "aws_sqs_queue" "orders" {
  name = "orders"
}

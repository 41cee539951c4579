resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}

resource "aws_s3_bucket" "exports" {
  bucket = "orders-exports"
}

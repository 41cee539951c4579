resource "aws_ecs_service" "api" {
  name = "api"
}

resource "aws_s3_bucket" "exports" {
  bucket = "acme-exports"
}

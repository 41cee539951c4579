resource "aws_s3_bucket" "labels" {
  bucket = "acme-return-labels"
}

resource "aws_db_instance" "shared" {
  identifier = "shared"
}

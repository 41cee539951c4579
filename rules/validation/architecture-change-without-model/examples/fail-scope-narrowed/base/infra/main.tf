resource "aws_ecs_service" "api" {
  name          = "orders-api"
  cluster       = "prod"
  desired_count = 2
  network_configuration {
    subnets         = ["subnet-0a1b2c3d"]
    security_groups = [aws_security_group.api.id]
  }
}

resource "aws_security_group" "api" {
  name = "orders-api"
}

resource "aws_db_instance" "orders" {
  identifier             = "orders"
  engine                 = "postgres"
  instance_class         = "db.t4g.medium"
  allocated_storage      = 50
  storage_encrypted      = true
  vpc_security_group_ids = [aws_security_group.db.id]
}

resource "aws_security_group" "db" {
  name = "orders-db"
  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.api.id]
  }
}

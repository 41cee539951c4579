/** A small system that is modelled well, for tests to break. */
export const CONTROL = 'version: 1\nedition: 1\n';

export const MODEL = `name: Shop
owner: acme/shop
criticality: high
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
identities:
  app-role: {kind: role, code: aws_iam_role.app}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  app: {process: aws/ecs, in: prod, runs-as: app-role, code: aws_ecs_service.app}
  db: {store: aws/rds, in: prod, holds: [orders], code: aws_db_instance.orders}
flows:
  browse: {from: shopper, to: alb, carries: [orders], via: https, authn: none}
  serve: {from: alb, to: app, carries: [orders]}
  query: {from: app, to: db, carries: [orders]}
threats:
  tls-downgrade:
    at: browse
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-10-01}
dismissed:
  db: {linking: Guests have no account to link their orders by}
reviews:
  - {date: 2026-11-01, why: periodic, engineering: ana, security: li}
`;

export const TERRAFORM = `resource "aws_lb" "main" {
  name            = "shop"
  security_groups = [aws_security_group.alb.id]
}

resource "aws_security_group" "alb" {
  name = "alb"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_ecs_service" "app" {
  name = "app"
}

resource "aws_iam_role" "app" {
  name = "app"
}

resource "aws_db_instance" "orders" {
  identifier             = "orders"
  storage_encrypted      = true
  vpc_security_group_ids = [aws_security_group.db.id]
}

resource "aws_security_group" "db" {
  name = "db"

  ingress {
    from_port       = 5432
    to_port         = 5432
    protocol        = "tcp"
    security_groups = [aws_security_group.alb.id]
  }
}
`;

/** The files of the shop, by path. */
export const SHOP = {
  'threat-model/threatlint.yaml': CONTROL,
  'threat-model/shop.yaml': MODEL,
  'infra/main.tf': TERRAFORM,
} as const;

/** Terraform that lets everybody reach the database: what a pull request must not bring unseen. */
export const OPEN_DATABASE = TERRAFORM.replace(
  'security_groups = [aws_security_group.alb.id]\n  }\n}\n',
  'security_groups = [aws_security_group.alb.id]\n  }\n\n  ingress {\n    from_port   = 5432\n    to_port     = 5432\n    protocol    = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n}\n',
);

/** Terraform with a bucket that the model does not know. */
export const NEW_BUCKET = `${TERRAFORM}
resource "aws_s3_bucket" "exports" {
  bucket = "shop-exports"
}
`;

/** The model with an element for that bucket. */
export const MODEL_WITH_BUCKET = MODEL.replace(
  'flows:\n',
  '  exports: {store: aws/s3, in: prod, holds: [orders], code: aws_s3_bucket.exports}\nflows:\n',
);

resource "aws_apigatewayv2_api" "chat" {
  name          = "${local.name}-chat"
  protocol_type = "HTTP"

  cors_configuration {
    allow_origins = [var.chat_origin]
    allow_methods = ["POST"]
    allow_headers = ["authorization", "content-type"]
  }
}

resource "aws_apigatewayv2_authorizer" "shop" {
  api_id           = aws_apigatewayv2_api.chat.id
  name             = "shop"
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer   = var.shop_issuer
    audience = ["support-assistant"]
  }
}

resource "aws_apigatewayv2_integration" "chat" {
  api_id                 = aws_apigatewayv2_api.chat.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.chat.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "chat" {
  for_each           = toset(["POST /messages", "POST /upload-links", "POST /erasure"])
  api_id             = aws_apigatewayv2_api.chat.id
  route_key          = each.key
  target             = "integrations/${aws_apigatewayv2_integration.chat.id}"
  authorization_type = "JWT"
  authorizer_id      = aws_apigatewayv2_authorizer.shop.id
}

resource "aws_apigatewayv2_stage" "prod" {
  api_id      = aws_apigatewayv2_api.chat.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = 50
    throttling_burst_limit = 100
  }

  # Addresses and outcomes, no bodies.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format          = "$context.requestId $context.identity.sourceIp $context.routeKey $context.status"
  }
}

resource "aws_cloudwatch_log_group" "access" {
  name              = "/${local.name}/access"
  retention_in_days = 30
  kms_key_id        = aws_kms_key.support.arn
}

resource "aws_lambda_permission" "chat" {
  function_name = aws_lambda_function.chat.function_name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.chat.execution_arn}/*/*"
}

resource "aws_lambda_function" "chat" {
  function_name                  = "${local.name}-chat"
  role                           = aws_iam_role.chat.arn
  runtime                        = "nodejs22.x"
  architectures                  = ["arm64"]
  handler                        = "chat.handler"
  s3_bucket                      = aws_s3_bucket.releases.id
  s3_key                         = "${var.release}/chat.zip"
  code_signing_config_arn        = aws_lambda_code_signing_config.main.arn
  timeout                        = 29
  memory_size                    = 512
  reserved_concurrent_executions = 100

  vpc_config {
    subnet_ids         = aws_subnet.agent[*].id
    security_group_ids = [aws_security_group.agent.id]
  }

  environment {
    variables = {
      AGENT_FUNCTION  = aws_lambda_function.agent.function_name
      UPLOADS_BUCKET  = aws_s3_bucket.uploads.id
      RENDER_MARKDOWN = "text-only"
      MAX_INPUT_CHARS = "8000"
    }
  }
}

resource "aws_iam_role" "chat" {
  name               = "${local.name}-chat"
  assume_role_policy = local.lambda_trust
}

resource "aws_iam_role_policy_attachment" "chat_network" {
  role       = aws_iam_role.chat.name
  policy_arn = local.network_policy
}

resource "aws_iam_role_policy" "chat" {
  name = "chat"
  role = aws_iam_role.chat.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "AskTheAgent"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = aws_lambda_function.agent.arn
      },
      {
        Sid      = "SignUploadLinks"
        Effect   = "Allow"
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.uploads.arn}/incoming/*"
      },
      {
        Sid      = "SealUploads"
        Effect   = "Allow"
        Action   = "kms:GenerateDataKey"
        Resource = aws_kms_key.support.arn
      },
    ]
  })
}

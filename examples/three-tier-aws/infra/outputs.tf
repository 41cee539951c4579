output "url" {
  description = "Where buyers find the application."
  value       = "https://${var.domain}"
}

output "name_servers" {
  description = "For the delegation in example.com."
  value       = aws_route53_zone.main.name_servers
}

output "deploy_role_arn" {
  description = "Role that the release workflow assumes."
  value       = aws_iam_role.deploy.arn
}

variable "domain" {
  description = "Public name of the application."
  type        = string
  default     = "checkout.example.com"
}

variable "vpc_cidr" {
  description = "Address range of the VPC."
  type        = string
  default     = "10.40.0.0/16"
}

variable "ami_id" {
  description = "Hardened image with the Java runtime, built and scanned by the platform team."
  type        = string
}

variable "github_repository" {
  description = "Repository whose protected environment may deploy."
  type        = string
  default     = "acme/checkout"
}

variable "alert_email" {
  description = "Mailbox of the on-call rota."
  type        = string
  default     = "checkout-oncall@example.com"
}

variable "vpc_cidr" {
  description = "Address range of the VPC."
  type        = string
  default     = "10.60.0.0/16"
}

variable "shop_issuer" {
  description = "Issuer of the tokens that the shop gives its customers."
  type        = string
  default     = "https://login.shop.example.com"
}

variable "model_host" {
  description = "Interface of the model provider, European region."
  type        = string
  default     = "eu.api.model-provider.example"
}

variable "model_version" {
  description = "Dated version of the model. Raised only after the evaluation suite has passed."
  type        = string
  default     = "support-large-2026-08-14"
}

variable "embedding_version" {
  description = "Dated version of the embedding model. A new one means a new index."
  type        = string
  default     = "embed-2026-03-02"
}

variable "crm_host" {
  description = "Our tenant of the CRM."
  type        = string
  default     = "acme.crm.example"
}

variable "orders_host" {
  description = "Order service of the shop."
  type        = string
  default     = "orders.shop.example.com"
}

variable "chat_origin" {
  description = "Page that shows the chat."
  type        = string
  default     = "https://shop.example.com"
}

variable "release" {
  description = "Release of the functions, a folder in the bucket of releases."
  type        = string
}

variable "ingest_image" {
  description = "Image of the ingestion, by digest."
  type        = string

  validation {
    condition     = can(regex("@sha256:[0-9a-f]{64}$", var.ingest_image))
    error_message = "The image has to be named by its digest."
  }
}

variable "github_repository" {
  description = "Repository whose protected environment may deploy."
  type        = string
  default     = "acme/support-assistant"
}

variable "alert_email" {
  description = "Mailbox of the on-call rota."
  type        = string
  default     = "support-oncall@example.com"
}

"""From a content tree to bytes: one module for PDF, one package for Word."""

"""Readers of finished files that share no code with what wrote them."""

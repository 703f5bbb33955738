"""Drawings from data: SVG that both renderers set."""

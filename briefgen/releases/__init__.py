"""Frozen versions of a record or a mission, and how the data of today stands to them."""

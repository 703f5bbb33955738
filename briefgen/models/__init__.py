"""What the records hold, as frozen models that refuse what they do not know."""

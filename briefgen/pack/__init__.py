"""What only the pack shows, worked out from a shareable mission and its records."""

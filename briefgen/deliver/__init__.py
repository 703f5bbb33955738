"""The only part that writes: files, whole or not at all."""

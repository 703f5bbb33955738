"""What must hold of a valid record before documents are made of it: one function a rule."""

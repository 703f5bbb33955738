"""The steps of loading: bytes to text, text to a tree with lines, mistakes to sentences."""

TO_FILL_IN = "…to fill in…"
"""What stands in a new record wherever its officer has to write something."""

MAX_MISTAKES = 50
"""How many mistakes of one sort are put into words: more help nobody, and take long."""

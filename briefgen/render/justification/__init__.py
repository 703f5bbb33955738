"""Chinese lines set to the measure, which WeasyPrint does not do: it stretches spaces only.

`gaps` knows the rules, `lines` applies them to WeasyPrint's boxes, `switch` turns it on for the
time of one rendering, if this WeasyPrint is built as `lines` expects.
"""

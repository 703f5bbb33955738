"""What a mission is, part by part; `mission.py` holds the whole.

A field says here, once, who may read it (`INTERNAL`), whether an officer expects it (`Expected`)
and what its key refers to (`Refers`): see `marks.py`.
"""

"""The garbage collector, tuned for a process that makes some documents and ends."""

import gc

# Imports and the pages of a document are many objects that live to the end. At the usual threshold
# of 700 the collector looks through them again and again and finds nothing: a tenth of the time.
# One page with all that is imported for it is a quarter of a million.
_NEW_OBJECTS = 300_000


def relax_collector() -> None:
    """Have garbage collected seldom."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)

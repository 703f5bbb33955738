"""The garbage collector, tuned for a process that makes some documents and ends."""

import atexit
import gc

# Imports and the pages of a document are many objects that live to the end. At the usual threshold
# of 700 the collector looks through them again and again and finds nothing: a tenth of the time.
_NEW_OBJECTS = 50_000


def relax_collector() -> None:
    """Have garbage collected seldom, and none at the end, when the system takes all memory back."""
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    atexit.register(gc.freeze)

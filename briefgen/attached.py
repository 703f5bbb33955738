"""The record as data for other programs, which its PDF carries."""

import json

from briefgen.content import Attachment
from briefgen.material import Material


def attached_record(material: Material, description: str) -> Attachment:
    """Give the record as JSON, in the order of the model and without what it does not state.

    The model is dumped, not the file copied: its comments are the notes of an officer.
    """
    data = material.ucap.model_dump(mode="json", exclude_defaults=True)
    written = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return Attachment(f"{material.name}-ucap.json", written.encode(), description)

"""Below which heading of a document an open point stands."""

from briefgen.loading.names import FieldPath
from briefgen.mission_view.view import MissionView
from briefgen.open_points import OpenPoint

# Where the parts of a mission stand; those of a slot by their day, brief or notes.
_CHAPTERS = {
    **dict.fromkeys(("title", "purpose", "objectives", "outcomes", "background"), "scene"),
    **dict.fromkeys(("welcome", "cities"), "scene"),
    **dict.fromkeys(("why_now", "messages"), "glance"),
    **dict.fromkeys(("delegation", "hosts", "others"), "people"),
    **dict.fromkeys(("records", "cooperation"), "cooperation"),
    **dict.fromkeys(("documents", "gifts", "protocol"), "protocol"),
    **dict.fromkeys(("legs", "logistics"), "logistics"),
    **dict.fromkeys(("contacts", "emergencies"), "contacts"),
    **dict.fromkeys(("press", "follow_up"), "after"),
    **dict.fromkeys(("glossary",), "glossary"),
    **dict.fromkeys(("questions", "internal_questions"), "points"),
    **dict.fromkeys(("programme",), "programme"),
    **dict.fromkeys(("dates",), "programme"),
}


def anchor_of(point: OpenPoint, view: MissionView) -> str:
    """Give the anchor of the heading below which the place of a point stands."""
    path = point.path
    if path[0] == "programme" and len(path) > 1:
        return _in_programme(path, view)
    return _CHAPTERS[str(path[0])]


def _in_programme(path: FieldPath, view: MissionView) -> str:
    slot = view.mission.programme[int(path[1])]
    placed = view.programme.of(slot)
    within = str(path[2]) if len(path) > 2 else ""
    if within == "brief" and placed.brief:
        return f"brief-{placed.brief}"
    if within == "speeches" and len(path) > 3:
        speech = slot.speeches[int(path[3])]
        number = next(one.number for one in view.speeches if one.speech is speech)
        return f"speech-{number}"
    return f"day-{placed.day}"

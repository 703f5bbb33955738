"""How sheets were fitted, remembered: what was decided for the PDF holds for Word too."""

from collections.abc import Mapping
from dataclasses import asdict

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from briefgen.abridge import CutToLine, LeaveOut, abridge
from briefgen.content import Run, Sheet
from briefgen.fit import FittedSheet
from briefgen.layout import SheetLayout


@dataclass(frozen=True, slots=True)
class _Decision:
    pdf: SheetLayout
    word: SheetLayout
    # The longer one first: the other one's fields are all among its own.
    steps: tuple[CutToLine | LeaveOut, ...]


def remember_fit(fitted: FittedSheet) -> dict[str, object]:
    """Give what was decided of one sheet as plain data."""
    return asdict(_Decision(fitted.pdf, fitted.word, fitted.steps))


def recall_fit(sheet: Sheet, remembered: Mapping[str, object], note: Run) -> FittedSheet | None:
    """Fit a composed sheet as it was fitted before; nothing where that is not remembered."""
    try:
        decision = TypeAdapter(_Decision).validate_python(remembered.get(sheet.lang))
    except ValidationError:
        return None
    shorter = abridge(sheet, decision.steps, note)
    return FittedSheet(shorter, decision.pdf, decision.word, decision.steps)

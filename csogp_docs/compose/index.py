"""The index of a batch: what its reports carry, and each case with its documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from csogp_docs.compose.documents import markings
from csogp_docs.compose.phrasing import british_date, capitalised, counted
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.assessment import Carries
from csogp_docs.model.document import (
    Cell,
    Document,
    Paragraph,
    Section,
    Sorting,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from csogp_docs.model.brief import CaseInBrief, SortedBy
    from csogp_docs.model.content import Content

_CARRIES = "The report carries"
_COLUMNS: dict[SortedBy, str] = {
    "case": "Case",
    "date": "Report of",
    "carries": _CARRIES,
    "blocking": "Stands in the way",
}
# How each order is told, and what it goes by; cases that it leaves equal stand by their
# references.
_TOLD: dict[SortedBy, str] = {
    "case": "by reference",
    "date": "by date, the newest first",
    "carries": "by what the report carries",
    "blocking": "by what stands in the way, the most first",
}
_KEYS: dict[SortedBy, Callable[[CaseInBrief], int | str]] = {
    "case": lambda it: it.reference,
    "date": lambda it: -it.date.toordinal(),
    "carries": lambda it: it.carries,
    "blocking": lambda it: -len(it.blocking),
}
_DESCENDING: tuple[SortedBy, ...] = ("date", "blocking")

# What a spreadsheet gets of each case: every field.
CSV_HEAD = (
    *("Case", "Report of", "Programme", "Area", _CARRIES, "Stands in the way"),
    *("Warnings", "Documents", "Addresses", "Marking"),
)


def index_document(
    cases: Sequence[CaseInBrief],
    content: Content,
    addresses: Mapping[SortedBy, str],
    by: SortedBy = "case",
) -> Document:
    """Compose the index of a batch: what its reports carry, and what blocks each.

    Args:
        cases: the cases, in any order.
        content: has the sentence that introduces them.
        addresses: where the index is that is sorted by each column.
        by: what this one is sorted by.
    """
    speaker = Speaker(
        wording=content.wording, context={}, facts={}, answers={}, version=""
    )
    introduction = speaker.say("index.introduction", cases=len(cases))
    blocks = (Paragraph("", (introduction,)),) if introduction else ()
    title = "Index of cases"
    order = _TOLD[by].partition(",")[0]
    return Document(
        type="index",
        title=title if by == "case" else f"{title}, {order}",
        subject="",
        service="",
        running=title,
        reference=counted(len(cases), "case"),
        marking=markings(it.marking for it in cases),
        status="published",
        date=None,
        sections=(
            Section("outcomes", "", "", (*blocks, _outcomes(cases))),
            Section("cases", "", "", (_cases(cases, addresses, by),)),
        ),
    )


def _outcomes(cases: Sequence[CaseInBrief]) -> Table:
    """Count what the reports carry; also what none of them does."""
    counts = Counter(it.carries for it in cases)
    return Table(
        name="outcomes",
        caption="What the reports carry",
        head=(_CARRIES, "Cases"),
        rows=tuple(
            (
                Cell(capitalised(it)),
                Cell(f"{counts[it]} of {len(cases)}", bar=counts[it] / len(cases)),
            )
            for it in get_args(Carries)
        ),
    )


def _cases(
    cases: Sequence[CaseInBrief], addresses: Mapping[SortedBy, str], by: SortedBy
) -> Table:
    sorting = Sorting(
        column=_COLUMNS[by],
        direction="descending" if by in _DESCENDING else "ascending",
        addresses={_COLUMNS[it]: at for it, at in addresses.items() if it != by},
    )
    return Table(
        name="cases",
        caption=f"Cases in this batch, {_TOLD[by]}",
        head=(*_COLUMNS.values(), "Documents"),
        rows=tuple(
            map(_row, sorted(cases, key=lambda it: (_KEYS[by](it), it.reference)))
        ),
        sorting=sorting,
    )


def _row(case: CaseInBrief) -> tuple[Cell, ...]:
    return (
        Cell(case.reference),
        Cell(british_date(case.date)),
        Cell(capitalised(case.carries)),
        Cell(", ".join(case.blocking) or "Nothing"),
        Cell(
            ", ".join(kind for kind, _ in case.documents),
            tuple((kind, address) for kind, address in case.documents if address),
        ),
    )


def index_fields(case: CaseInBrief) -> tuple[str, ...]:
    """Write what a spreadsheet gets of a case; nothing is left blank."""
    return (
        case.reference,
        case.date.isoformat(),
        case.programme,
        case.area,
        case.carries,
        ", ".join(case.blocking) or "nothing",
        ", ".join(case.problems) or "none",
        ", ".join(kind for kind, _ in case.documents) or "none",
        ", ".join(address for _, address in case.documents if address) or "none",
        case.marking or "none",
    )

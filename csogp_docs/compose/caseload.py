"""The caseload: how many cases stand, what is most urgent first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from csogp_docs.compose.phrasing import british_date, capitalised, counted
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.caseload import DUE
from csogp_docs.model.document import Cell, Document, Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from csogp_docs.model.caseload import Due, Standing
    from csogp_docs.model.content import WordingAt
    from csogp_docs.model.document import Block, Sentence

NOT_BEGUN, NOT_KNOWN = "Not begun", "Not known"
# What the question of time is answered by, as a reader is told it.
_IN_TIME = {"met": "Yes", "not met": "No", "not applicable": "Does not arise"}
_LAST_URGENT = DUE.index("tests")


def caseload_document(
    standings: Sequence[Standing],
    wording: Mapping[str, WordingAt],
    marking: str,
    version: str,
) -> Document:
    """Compose a caseload; a case is named by its reference alone.

    Args:
        standings: how each case stands, in the order in which they are to be told.
        wording: the sentences that belong to every programme.
        marking: the markings of the cases.
        version: the version of the wording.
    """
    speaker = Speaker(wording, context={}, facts={}, answers={}, version=version)
    blocks: list[Block] = [*_paragraphs(standings, speaker)]
    table = Table(
        name="standings",
        caption="What is due in each case",
        head=("Case", "What is due", "Missed", "In time", "Next tests"),
        rows=tuple(_row(it, speaker) for it in standings),
        labelled=True,
    )
    blocks += [table] if standings else []
    return Document(
        type="caseload",
        title="Caseload",
        subject="",
        service="",
        running="Caseload",
        reference=counted(len(standings), "case"),
        marking=marking,
        status="published",
        date=None,
        sections=(Section("standings", "", "", tuple(blocks)),),
    )


def _paragraphs(standings: Sequence[Standing], speaker: Speaker) -> Iterator[Paragraph]:
    """Say how many cases there are, and of each kind, and in which order they are."""
    number = len(standings)
    counts = Counter(kind for it in standings for kind in it.due)
    yield Paragraph(
        "",
        (
            _say(speaker, "introduction", cases=number),
            *(
                _say(speaker, f"count.{kind}", cases=counts[kind])
                for kind in DUE
                if counts[kind]
            ),
        ),
    )
    if number > 1:
        several = any(len(it.due) > 1 for it in standings)
        order = ("order", "several") if several else ("order",)
        yield Paragraph("", tuple(_say(speaker, it) for it in order))


def _say(speaker: Speaker, name: str, **more: object) -> Sentence:
    said = speaker.say(f"caseload.{name}", **more)
    if said is None:
        raise LookupError(f"caseload.{name} has a condition, but is about many cases")
    return said


def _row(it: Standing, speaker: Speaker) -> tuple[Cell, ...]:
    ends = speaker.text("caseload.ends", last=it.last_session, day=it.ends)
    return (
        Cell(it.case, note=f"As at {british_date(it.as_of)}", anchor=f"case-{it.case}"),
        _due(it, speaker),
        _missed(it, speaker),
        Cell(_in_time(it.in_time), note=ends),
        _tests(it),
    )


def _due(it: Standing, speaker: Speaker) -> Cell:
    """Say what is due: strong where it is urgent, the rest in smaller letters."""
    urgent = [kind for kind in it.due if DUE.index(kind) <= _LAST_URGENT]
    said = " ".join(_one_due(kind, it, speaker) for kind in urgent or it.due)
    others = [kind for kind in it.due if kind not in urgent] if urgent else []
    note = " ".join(_one_due(kind, it, speaker) for kind in others)
    return Cell(said, note=note, strong=bool(urgent))


def _one_due(kind: Due, it: Standing, speaker: Speaker) -> str:
    """Say one thing that is due, by the sentence of its kind."""
    test, planned = it.test or (None, None)
    more: Mapping[str, object]
    match kind:
        case "enforcement":
            more = {"answer": it.considered}
        case "catch-up":
            more = {"sessions": it.to_make_up, "day": it.before}
        case "repeat":
            more = {"part": it.module or NOT_KNOWN}
        case "tests":
            more = {"answer": test, "day": planned}
        case "not-settled":
            more = {"answer": "; ".join(_open(it, speaker))}
        case "last-miss":
            more = {"missed": it.missed}
        case _:
            more = {}
    return speaker.text(f"caseload.due.{kind}", **more)


def _open(it: Standing, speaker: Speaker) -> Iterator[str]:
    """Name what cannot be said yet, in the middle of a sentence."""
    answers = {"enforcement": it.enforcement, "repeat": it.repeat, "time": it.in_time}
    for name, answer in answers.items():
        if answer == "cannot say yet":
            said = speaker.text(f"caseload.open.{name}")
            yield said[0].lower() + said[1:]


def _missed(it: Standing, speaker: Speaker) -> Cell:
    if not it.begun:
        return Cell(NOT_BEGUN)
    if it.missed is None or it.allowed is None:
        return Cell(NOT_KNOWN)
    said = speaker.text("caseload.missed", missed=it.missed, allowed=it.allowed)
    return Cell(said, note=capitalised(it.module or ""))


def _in_time(answer: str | None) -> str:
    return _IN_TIME.get(answer or "", capitalised(answer or NOT_KNOWN))


def _tests(it: Standing) -> Cell:
    if it.test is None:
        # With a timetable there is none because all of them were taken.
        return Cell(NOT_KNOWN if it.last_session is None else "All taken")
    name, planned = it.test
    return Cell(british_date(planned), note=capitalised(name))

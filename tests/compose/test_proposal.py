"""What goes with the sentence proposed, told from what is not known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from composed import block_texts, case_of, changed, documents_of
from test_completeness import full

if TYPE_CHECKING:
    from csogp_docs.model.located import Source

REQUIREMENTS = ("proposal", "requirements")
RATIONALE = ("proposal", "rationale")
ALTERNATIVES = ("proposal", "alternatives")
CONVICTIONS = ("previous_convictions",)


def said(source: Source, kind: str = "psr") -> list[str]:
    """Return every text of one document."""
    case = case_of(source)
    assert case is not None
    sections = documents_of(case)[kind].sections
    return [text for it in sections for _, text in block_texts(it.blocks)]


def suitable() -> Source:
    """Return the full case, without the reasons that go with another outcome."""
    return changed(full(), ("suitability", "reasons"), "[]")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{what: Unpaid work, hours: 80}", "Unpaid work: 80 hours."),
        ("{what: Attendance., days: 1}", "Attendance: one day."),
        ("{what: Supervision, hours: 2, months: 12}", "Supervision: two hours and 12"),
        ("{what: to live as directed}", "To live as directed."),
    ],
)
def test_a_requirement_is_told_with_how_much_of_it(written: str, expected: str) -> None:
    """The number is the officer's, the words that agree with it are not."""
    texts = said(changed(suitable(), REQUIREMENTS, f"[{written}]"))

    assert "One condition is proposed with it." in texts
    assert [it for it in texts if it.startswith(expected)]


def test_a_reason_points_to_the_sections_it_rests_on() -> None:
    """By the numbers that they have; each once, in order."""
    reason = "[{says: he has work, rests_on: [risk, assessment, risk]}]"
    texts = said(changed(suitable(), RATIONALE, reason))

    assert "He has work. See sections 4 and 5." in texts


def test_a_reason_points_nowhere_where_the_section_is_not() -> None:
    """The referral does not set the analysis out."""
    texts = said(suitable(), "referral")

    assert "A ground." in texts


@pytest.mark.parametrize(
    ("path", "none", "not_known"),
    [
        (
            REQUIREMENTS,
            "No requirement or condition is proposed with it.",
            "What requirements or conditions are proposed is not recorded.",
        ),
        (
            RATIONALE,
            "No reason for this course is recorded.",
            "Why the officer proposes this course is not recorded.",
        ),
        (
            ALTERNATIVES,
            "No other course is recorded as considered.",
            "What other courses were considered is not recorded.",
        ),
        (
            ("prior_programmes",),
            "No earlier programme is recorded.",
            "What programmes were taken before is not recorded.",
        ),
        (
            ("report", "sources"),
            "No source of information is recorded.",
            "On what sources of information the report rests is not recorded.",
        ),
    ],
)
def test_none_is_told_from_not_known(
    path: tuple[str, ...], none: str, not_known: str
) -> None:
    """An empty list says that there is none; a missing one, that nobody has said."""
    case = suitable()
    # Without a programme completed before, there is nothing to waive.
    case = changed(case, ("induction",), "{}")
    empty, missing = said(changed(case, path, "[]")), said(changed(case, path, None))

    assert none in empty
    assert not_known not in empty
    assert not_known in missing
    assert none not in missing


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "{as_at: 2004-02-10, total: 0, sexual: 0}",
            "No previous convictions are recorded as at 10 February 2004.",
        ),
        (
            "{as_at: 2004-02-10, total: 1, sexual: 1}",
            (
                "One previous conviction is recorded as at 10 February 2004, for a "
                "sexual offence."
            ),
        ),
        (
            "{as_at: 2004-02-10, total: 12, sexual: 1}",
            (
                "12 previous convictions are recorded as at 10 February 2004, one of "
                "them for a sexual offence."
            ),
        ),
        (
            "{as_at: 2004-02-10, total: 3}",
            (
                "Three previous convictions are recorded as at 10 February 2004. The "
                "number of previous convictions for sexual offences is not recorded."
            ),
        ),
        (
            "{sexual: 2}",
            (
                "Two previous convictions for sexual offences are recorded. The number "
                "of previous convictions and the date of the record of previous "
                "convictions are not recorded."
            ),
        ),
    ],
)
def test_previous_convictions_are_counted_in_words(written: str, expected: str) -> None:
    """None is said outright; a part that is not known does not hide another."""
    assert expected in said(changed(suitable(), CONVICTIONS, written))


def test_a_victim_of_whom_a_part_is_not_known_is_told_so() -> None:
    """Neither the age nor the relationship is left out."""
    path = ("offences", 0, "victims")
    victims = "[{id: V1, relationship: {unknown: withheld}}]"
    texts = said(changed(suitable(), path, victims))

    assert "V1 (age not recorded, relationship withheld)" in texts
    assert "No victim recorded" in said(changed(suitable(), path, "[]"))


@pytest.mark.parametrize(
    ("risk", "deviance", "is_said"),
    [("low", "low", True), ("low", None, True), ("medium", "low", False)],
)
def test_a_long_order_is_justified_where_the_short_path_is_open(
    risk: str,
    deviance: str | None,
    is_said: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """50 hours and a further 50 are all that an order of three years may come to."""
    case = changed(suitable(), ("sentence", "route"), "community-rehabilitation-order")
    case = changed(case, ("sentence", "starts"), "2004-03-12")
    case = changed(case, ("sentence", "months"), "36")
    case = changed(case, ("induction",), "{}")
    case = changed(case, ("prior_programmes",), "[]")
    case = changed(case, ("delivery", "tests"), "[]")
    case = changed(case, ("risk", 0, "band"), risk)
    case = changed(case, ("deviance",), deviance)
    found = [it for it in said(case) if "are long for that" in it]

    assert bool(found) is is_said
    if is_said:
        assert "100 hours, which are 50 and a further 50, and 36 months" in found[0]
        assert found[0].endswith("in proportion to the offences is for the court.")

"""A sentence uses no fact that may be missing when it is said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from csogp_docs.compose.needs_check import needs_problems
from csogp_docs.model.content import WordingAt
from csogp_docs.model.place import Place
from csogp_docs.model.wording import Wording

if TYPE_CHECKING:
    from csogp_docs.model.content import Content


def told(content: Content, **fields: object) -> list[str]:
    """Return code and message for one sentence beside those that are shipped."""
    wording = Wording.model_validate({"id": "x", **fields}, strict=False)
    said = {"x": WordingAt(wording, Place("content/x.yaml", 3, 9))}
    found = needs_problems(replace(content, wording=said))
    return [f"{it.place} {it.code}: {it.message}" for it in found]


def test_what_is_shipped_has_no_problem(content: Content) -> None:
    """Every sentence keeps to the rule that is broken below."""
    assert list(needs_problems(content)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ person.name }} on {{ report.date }}",
        "{% if court.name is known %}{{ court.name }}{% endif %}",
        "{% if court.name is not known %}not yet{% else %}{{ court.name }}{% endif %}",
        "{% if court.name is known and court.name == 'x' %}x{% endif %}",
        "{{ court.name if court.name is known else 'a court' }}",
        "{% set c = court.name %}{% if c is known %}{{ c }}{% endif %}",
        "{{ programme.minimum_months | months }}",
    ],
)
def test_a_fact_that_is_asked_for_first_may_be_used(
    text: str, content: Content
) -> None:
    """So may what every case has, and what the programme says."""
    assert told(content, text=text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{ court.name }}",
        "{% if court.name is known %}x{% else %}{{ court.name }}{% endif %}",
        "{% if court.hearing is known %}{{ court.name }}{% endif %}",
        "{% if court.name == 'x' and court.name is known %}x{% endif %}",
        "{% set c = court.name %}{{ c }}",
    ],
)
def test_a_fact_that_may_be_missing_is_told(text: str, content: Content) -> None:
    """With its sentence, the fact, and what to write."""
    assert told(content, text=text) == [
        (
            "content/x.yaml:3:9 CS427: the sentence x uses court.name, which may not "
            "be known; add it to needs, or ask {% if court.name is known %} first"
        )
    ]


def test_a_need_and_a_condition_make_a_fact_known(content: Content) -> None:
    """A condition that lists `unknown` does not."""
    text = "{{ person.employment }}"

    assert told(content, text=text, needs=["person.employment"], unknown="No.") == []
    assert told(content, text=text, when={"person.employment": ["employed"]}) == []
    assert len(told(content, text=text, when={"person.employment": ["unknown"]})) == 1


def test_what_is_worked_out_from_a_known_field_is_known(content: Content) -> None:
    """The age follows from the date of birth."""
    text = "{{ person.date_of_birth }}, {{ person.age }}"

    assert told(content, text=text, needs=["person.date_of_birth"], unknown="No.") == []


def test_the_form_for_what_is_not_known_does_not_use_it(content: Content) -> None:
    """It is printed just then."""
    found = told(
        content,
        text="{{ court.name }}",
        needs=["court.name"],
        unknown="{{ court.name }}: {{ missing }}",
    )

    assert found == [
        (
            "content/x.yaml:3:9 CS428: the sentence x uses court.name in its form for "
            "what is not known, where it may be missing; ask "
            "{% if court.name is known %} first"
        )
    ]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("{{ person.name | months }}", "person.name"),
        ("{{ report.date | in_words }}", "report.date"),
        ("{{ area.venues | counted('place') }}", "area.venues"),
    ],
)
def test_a_number_is_not_asked_of_what_is_none(
    text: str, of: str, content: Content
) -> None:
    """Facts have types in the catalogue; programme and area have values."""
    (found,) = told(content, text=text)

    assert found.startswith(f"content/x.yaml:3:9 CS429: the sentence x gives {of} to")

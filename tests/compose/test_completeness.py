"""Every field of a case reaches a document, or is kept inside for a reason."""

from __future__ import annotations

import re
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from composed import changed, documents_of, example, leaves, texts
from pydantic import BaseModel

from csogp_docs.load.yaml_reader import parse
from csogp_docs.model.base import Unknown
from csogp_docs.model.case import Case
from csogp_docs.validate.schema import typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.located import Source
    from csogp_docs.model.sourced import KeyPath

# Why a field is printed in no document about a case.
INTERNAL = {
    "programme": "names the content; the programme's own name is printed",
    "area": "names the content; the area's own names are printed",
    "report.sources[].disclosable": "decides which copies name a source",
    "offences[].victims[].id": "printed, but takes no marker: it is V and a number",
    "prior_programmes[].programme": "printed by the name that content gives it",
    "suitability.reasons[]": "printed in a report that carries reasons; tried below",
    "sentence.route": "printed by the name that content gives it",
    "overrides[].finding": "printed by the question of the table",
    "delivery.venue": "printed by the name that content gives it",
    "delivery.pattern": "the days are planned by it; tried below",
    "delivery.weekday": "the days are planned by it; tried below",
    "delivery.tests[].point": "printed by the name that content gives it",
    "delivery.tests[].date": "settles the path on its day; tried below",
    "delivery.attendance[].session": "printed by its number and module; tried below",
    "delivery.attendance[].date": "the session is printed on it; tried below",
    "delivery.attendance[].outcome": "printed in other words; tried below",
    "delivery.attendance[].reason": "printed where a session was missed; tried below",
    "delivery.attendance[].acceptable": "printed in other words; tried below",
    "delivery.attendance[].by": "printed where a session was missed; tried below",
    "delivery.attendance[].catch_up": "printed in other words; tried below",
    "delivery.progress[].point": "printed by the name that content gives it",
    "delivery.progress[].judgement[].module": "printed by the name content gives it",
    "delivery.progress[].judgement[].target": "printed by the name content gives it",
}
# Those of them that change what is said all the same, and to what.
ELSEWHERE = {
    "prior_programmes[].programme": "another-programme",
    "sentence.route": "licence",
    "overrides[].finding": "BLOCK-WEEK",
    "delivery.venue": "shrewsbury",
    "delivery.tests[].point": "before",
    "delivery.progress[].point": "before",
    "delivery.progress[].judgement[].module": "long-term-therapy",
    "delivery.progress[].judgement[].target": "responsibility",
    "offences[].victims[].id": "V7",
}

FULL = """\
case: wm-0001
marking: FICTIONAL
programme: csogp
area: west-mercia
report:
  kind: standard
  date: 2004-03-05
  author: {name: J. Sample, role: Officer, office: An Office}
  sources: [{what: Interview, dates: [2004-02-18], as_at: 2004-02-19, disclosable: yes}]
  dangerousness: yes
  countersigned: {name: A. Senior, role: Senior Officer, date: 2004-03-04}
person:
  name: Alan Specimen
  pnc: 91/0000001A
  date_of_birth: 1968-02-28
  address: 1 Example Street
  employment: employed
  in_custody: yes
custody: {where: HMP Example, until: 2004-04-30}
court: {name: A Court, local_justice_area: An Area, hearing: 2004-03-12}
offences:
  - title: An offence
    sexual: yes
    committed: {from: 2003-05-01, to: 2003-06-14}
    convicted: 2004-02-06
    plea: guilty
    victims: [{id: V1, relationship: known, age_band: adult}]
previous_convictions: {as_at: 2004-02-10, total: 5, sexual: 2}
risk:
  - {tool: RM2000/S, version: "2003", band: medium, date: 2004-02-20, assessor: She}
deviance: {band: low, tool: A tool, date: 2004-02-21, assessor: Someone else}
harm: {children: low, public: medium, known adults: high, staff: low}
notes: Working notes.
narrative:
  offence_analysis: An analysis.
  assessment: An assessment.
  risk_of_harm: A risk.
  conclusion: A conclusion.
suitability:
  outcome: suitable
  date: 2004-03-01
  assessor: An assessor
  advised_by: {name: An adviser, role: Facilitator}
  denial: partial
  reasons: [A reason]
sentence: {route: extended-licence, months: 48, starts: 2004-04-30}
proposal:
  requirements: [{what: A requirement, hours: 11, days: 22, months: 33}]
  rationale: [{says: A ground, rests_on: [offence-analysis]}]
  alternatives: [{option: A course, why_not: A doubt}]
  employment: An employer
  willingness: {words: Some words, date: 2004-02-25}
prior_programmes:
  - {programme: prison-otp, establishment: HMP Other, completed: 2003-09-30}
induction: {decision: waived, by: Someone there, date: 2004-02-06, reason: A cause}
overrides:
  - finding: LICENCE-REMAINING
    to: met
    by: A judge
    role: A role
    date: 2004-03-03
    reason: A thought
delivery:
  venue: worcester
  starts: 2004-06-07
  pattern: half-day
  weekday: thursday
  attendance:
    - session: induction-01
      date: 2004-06-07
      outcome: attended
      reason: none
      acceptable: yes
      by: A keeper
      catch_up: no
  tests:
    - point: after-induction
      date: 2004-03-01
      scale: A scale
      band: low
      scorer: A scorer
  progress:
    - point: after-induction
      date: 2004-03-02
      by: A facilitator
      role: A post
      judgement: [{module: induction, target: denial, says: A view}]
      overall: A whole view
"""
MARKER = "Zzyzx"

# What changes the documents about how the programme is attended, where it has begun:
# the line of the register, the field, and another value.
BEGUN = "wm-0149"
OF_DELIVERY: list[tuple[KeyPath, str, str]] = [
    (("delivery", "pattern"), "full-day", "timetable"),
    (("delivery", "weekday"), "wednesday", "timetable"),
    (("delivery", "tests", 0, "point"), "after-induction", "timetable"),
    (("delivery", "tests", 0, "date"), "2004-05-03", "timetable"),
    (("delivery", "attendance", 9, "session"), "induction-10", "missed"),
    (("delivery", "attendance", 9, "date"), "2004-06-09", "missed"),
    (("delivery", "attendance", 9, "outcome"), "sent home", "missed"),
    (("delivery", "attendance", 9, "outcome"), "late", "timetable"),
    (("delivery", "attendance", 9, "reason"), MARKER, "missed"),
    (("delivery", "attendance", 9, "acceptable"), "service", "missed"),
    (("delivery", "attendance", 9, "by"), MARKER, "missed"),
    (("delivery", "attendance", 7, "catch_up"), "no", "timetable"),
]


def full() -> Source:
    """Read the case in which every field is filled."""
    return parse(FULL, "full.yaml")


def kinds(annotation: Any, path: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    """Yield every field that holds one value, as the models have them, and its type."""
    origin, choices = get_origin(annotation), get_args(annotation)
    if origin in {Annotated, tuple}:
        yield from kinds(choices[0], f"{path}[]" if origin is tuple else path)
    elif origin in {Union, UnionType}:
        for choice in (it for it in choices if Unknown not in {it, *get_args(it)}):
            yield from kinds(choice, path)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            inner = f"{path}.{field.alias or name}".removeprefix(".")
            yield from kinds(field.annotation, inner)
    elif annotation is not type(None):
        yield path, annotation


FIELDS = dict(kinds(Case))


def pattern(path: KeyPath) -> str:
    """Name a path as the models have it."""
    parts = ("[]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")


PATHS = {pattern(path): (path, text) for path, text in leaves(full().root)}


def said(source: Source) -> list[str]:
    """Return every text of every document of a case."""
    case, problems = typed(source, Case, lambda _path: False)
    assert case is not None, problems
    return [
        f"{kind}: {text}"
        for kind, document in documents_of(case).items()
        for _, text in texts(document)
    ]


@cache
def said_of_the_full_case() -> list[str]:
    """Say it once, to hold everything else against."""
    return said(full())


def other(kind: object, text: str) -> str:
    """Return another value of the same type; a text is a marker."""
    if get_origin(kind) is Literal:
        return str(next(it for it in get_args(kind) if it != text))
    if text in {"yes", "no"}:
        return "no" if text == "yes" else "yes"
    if re.fullmatch(r"\d+", text):
        return str(int(text) + 1)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return f"{int(text[:4]) - 1}{text[4:]}"
    # A reference has no capitals.
    return MARKER.lower() if re.fullmatch(r"wm-\d+", text) else MARKER


def test_the_full_case_fills_every_field_there_is() -> None:
    """A field that a case file gains is missed here until it is printed or kept."""
    assert len(FIELDS) > 80
    assert set(PATHS) == set(FIELDS)
    assert set(INTERNAL) <= set(FIELDS)


@pytest.mark.parametrize("field", sorted(set(FIELDS) - set(INTERNAL)))
def test_every_field_reaches_a_document(field: str) -> None:
    """Put another value there, and a document says it."""
    path, text = PATHS[field]
    value = other(FIELDS[field], text)
    after = said(changed(full(), path, value))

    assert after != said_of_the_full_case()
    if value in {MARKER, MARKER.lower()}:
        assert [it for it in after if value.lower() in it.lower()]


@pytest.mark.parametrize("field", sorted(ELSEWHERE))
def test_a_field_that_is_no_text_changes_what_is_said(field: str) -> None:
    """It is printed by the name that content has for it."""
    path, _ = PATHS[field]

    after = said(changed(full(), path, ELSEWHERE[field]))

    assert after != said_of_the_full_case()


def test_what_names_the_content_is_printed_by_its_names() -> None:
    """The programme and the area."""
    text = " ".join(said_of_the_full_case())

    assert "Community Sex Offender Groupwork Programme" in text
    assert "West Mercia Area Programmes Team" in text


def test_reasons_are_printed_where_the_programme_is_not_proposed() -> None:
    """With another outcome they are an error, and not lost."""
    declined = changed(full(), ("suitability", "outcome"), "not suitable")
    path, _ = PATHS["suitability.reasons[]"]

    after = said(changed(declined, path, MARKER))

    assert f"psr: {MARKER}" in after
    assert f"statement: {MARKER}" in after


@pytest.mark.parametrize("field", ["deviance", "court.hearing", "sentence.months"])
def test_why_a_fact_is_not_known_is_printed_with_from_whom_and_when(field: str) -> None:
    """Each of the three reaches the reader."""
    path = tuple(field.split("."))
    unknown = f"{{unknown: awaited, from: {MARKER}, due: 2004-09-01}}"
    text = " ".join(said(changed(full(), path, unknown)))

    assert f"is awaited from {MARKER}, due by 1 September 2004" in text


def said_by(source: Source, kind: str) -> list[str]:
    """Return every text of one document of a case."""
    return [it for it in said(source) if it.startswith(f"{kind}: ")]


@pytest.mark.parametrize(("path", "value", "kind"), OF_DELIVERY)
def test_how_the_programme_is_attended_is_told(
    path: KeyPath, value: str, kind: str
) -> None:
    """Each field of it changes what the person is told."""
    before = example(BEGUN)
    after = said_by(changed(before, path, value), kind)

    assert after != said_by(before, kind)
    assert value != MARKER or [it for it in after if MARKER in it]


def test_every_field_of_delivery_is_tried() -> None:
    """The list above leaves none out."""
    tried = {pattern(path) for path, _, _ in OF_DELIVERY}

    assert tried == {it for it in INTERNAL if "tried below" in INTERNAL[it]} - {
        "suitability.reasons[]"
    } | {"delivery.tests[].point"}

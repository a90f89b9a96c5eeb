"""Where each fact of a case stands, and what it is: typed by hand, line by line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from valid_cases import WORKSPACE, content, valid

from csogp_docs.assess.assessment import assess
from csogp_docs.assess.facts_tested import TESTED
from csogp_docs.assess.inputs import Inputs
from csogp_docs.load.workspace import read_content
from csogp_docs.model.base import Unknown
from csogp_docs.model.sourced import Sourced

if TYPE_CHECKING:
    from csogp_docs.model.assessment import FactFound

KNOWN = """\
case: wm-0001
programme: csogp
area: west-mercia
report:
  kind: standard
  date: 2004-03-05
  author: {name: J. Sample, role: Probation Officer, office: District Team}
person:
  name: Alan Specimen
  date_of_birth: 1968-02-29
  address: 1 Example Street
  employment: employed
  in_custody: yes
custody:
  where: HMP Example
  until: 2004-04-01
court:
  name: Worcester Crown Court
  hearing: 2004-03-12
offences:
  - title: An offence
    sexual: no
    convicted: 2004-02-06
  - title: Another offence
    sexual: yes
    convicted: 2004-02-09
previous_convictions:
  as_at: 2004-02-10
  total: 2
  sexual: 1
risk:
  - tool: RM2000/V
    band: high
  - tool: RM2000/S
    band: low
    date: 2003-02-20
    assessor: J. Sample
  - tool: RM2000/S
    band: medium
    date: 2004-02-20
    assessor: R. Pattern
deviance:
  band: low
suitability:
  outcome: suitable
  date: 2004-03-01
  assessor: J. Sample
  advised_by:
    name: P. Example
    role: facilitator
  denial: partial
  reasons: []
sentence:
  route: extended-licence
  months: 60
  starts: 2004-03-15
prior_programmes:
  - programme: another
    completed: 2001-01-01
  - programme: prison-otp
    completed: 2003-09-30
induction:
  decision: waived
  by: Programmes Team
  date: 2004-02-27
  reason: Completed before.
delivery:
  venue: worcester
  starts: 2004-05-10
  tests:
    - point: before
      date: 2004-02-01
    - point: after-induction
      date: 2004-03-01
narrative:
  offence_analysis: One.
  assessment: Two.
  risk_of_harm: Three.
  conclusion: Four.
proposal:
  requirements: [{what: Something}]
  rationale: []
  alternatives: []
  employment: Arranged.
  willingness: {words: I will., date: 2004-02-25}
"""
NOT_RECORDED = Unknown(unknown="not recorded")

# Of what is worked out, the line is that of what settles it.
EXPECTED: dict[str, tuple[object, int]] = {
    "report.kind": ("standard", 5),
    "report.date": (date(2004, 3, 5), 6),
    "report.author": ("J. Sample", 7),
    "report.role": ("Probation Officer", 7),
    "report.office": ("District Team", 7),
    "person.name": ("Alan Specimen", 9),
    "person.date_of_birth": (date(1968, 2, 29), 10),
    "person.age": (36, 10),
    "person.address": ("1 Example Street", 11),
    "person.employment": ("employed", 12),
    "person.in_custody": (True, 13),
    "custody.where": ("HMP Example", 15),
    "custody.until": (date(2004, 4, 1), 16),
    "court.name": ("Worcester Crown Court", 18),
    "court.hearing": (date(2004, 3, 12), 19),
    "law.date": (date(2004, 3, 12), 19),
    "offences.count": (2, 21),
    "offences.convicted": (date(2004, 2, 9), 21),
    "offences.sexual": (True, 25),
    "previous_convictions.as_at": (date(2004, 2, 10), 28),
    "previous_convictions.total": (2, 29),
    "previous_convictions.sexual": (1, 30),
    "risk.tool": ("RM2000/S", 38),
    "risk.level": ("medium", 39),
    "risk.date": (date(2004, 2, 20), 40),
    "risk.assessor": ("R. Pattern", 41),
    "risk.deviance": ("low", 43),
    "suitability.outcome": ("suitable", 45),
    "suitability.date": (date(2004, 3, 1), 46),
    "suitability.assessor": ("J. Sample", 47),
    "suitability.advised_by": ("P. Example, facilitator", 49),
    "suitability.denial": ("partial", 51),
    "suitability.reasons_given": (False, 52),
    "sentence.route": ("extended-licence", 54),
    "law.in_force": (True, 54),
    "sentence.months": (60, 55),
    "sentence.ends": (date(2009, 3, 14), 55),
    "sentence.starts": (date(2004, 3, 15), 56),
    "sentence.months_remaining": (58, 69),
    "prior_programmes.waiving": (True, 61),
    "induction.decision": ("waived", 63),
    "induction.by": ("Programmes Team", 64),
    "induction.date": (date(2004, 2, 27), 65),
    "induction.reason": ("Completed before.", 66),
    "delivery.venue": ("Worcester", 68),
    "delivery.starts": (date(2004, 5, 10), 69),
    "delivery.pattern": (NOT_RECORDED, 68),
    "delivery.weekday": (NOT_RECORDED, 68),
    "progress.recorded": (False, 68),
    "progress.point": (NOT_RECORDED, 68),
    "progress.date": (NOT_RECORDED, 68),
    "progress.by": (NOT_RECORDED, 68),
    "progress.role": (NOT_RECORDED, 68),
    "progress.overall": (NOT_RECORDED, 68),
    "sentence.days_left": (1835, 55),
    "assessment.after_induction": (True, 73),
    "case.reference": ("wm-0001", 1),
    "report.sources": (NOT_RECORDED, 5),
    "report.dangerousness": (NOT_RECORDED, 5),
    "report.countersigned": (NOT_RECORDED, 5),
    "report.countersigned_by": (NOT_RECORDED, 5),
    "report.countersigned_role": (NOT_RECORDED, 5),
    "report.countersigned_date": (NOT_RECORDED, 5),
    "person.pnc": (NOT_RECORDED, 9),
    "court.local_justice_area": (NOT_RECORDED, 18),
    "deviance.tool": (NOT_RECORDED, 43),
    "deviance.date": (NOT_RECORDED, 43),
    "deviance.assessor": (NOT_RECORDED, 43),
    "prior_programmes.count": (2, 58),
    "narrative.offence_analysis": ("One.", 76),
    "narrative.assessment": ("Two.", 77),
    "narrative.risk_of_harm": ("Three.", 78),
    "narrative.conclusion": ("Four.", 79),
    "proposal.requirements": (1, 81),
    "proposal.rationale": (0, 82),
    "proposal.alternatives": (0, 83),
    "proposal.employment": ("Arranged.", 84),
    "proposal.willingness": ("I will.", 85),
    "proposal.willing_on": (date(2004, 2, 25), 85),
}
OF_CONTENT = {
    "law.as_of": (date(2026, 11, 1), "as_of: 2026-11-01"),
    "law.condition": (
        (
            "You must take part in the groupwork programme named in this referral, "
            "attend each of its sessions at the time and place that your "
            "supervising officer gives you, and keep to its rules."
        ),
        "- id: programme-attendance",
    ),
    "law.condition_source": (
        (
            "Its code is programme-attendance (drafted for these documents; no text in "
            "force was compared with it; not verified)."
        ),
        "- id: programme-attendance",
    ),
    "law.kind": ("licence", "kind: licence"),
    "law.route": ("an extended licence", "name: extended licence"),
    "law.source": (
        "Powers of Criminal Courts (Sentencing) Act 2000, section 85",
        "source: Powers of Criminal Courts (Sentencing) Act 2000, section 85",
    ),
    "programme.minimum_months": (
        36,
        "minimum_months: {value: 36, clauses: [operates.7, access.7]}",
    ),
    "programme.misses_allowed": (
        2,
        "misses_allowed: {value: 2, clauses: [enforcement.3]}",
    ),
}
# The text of content at a limit that it states.
LIMITS = {
    "law.minimum_months": (6, "minimum_months: 6"),
    "law.maximum_months": (36, "maximum_months: 36"),
}
CONTENT = {it.name: it.text.splitlines() for it in read_content(WORKSPACE).values()}


def facts(text: str) -> dict[str, FactFound]:
    """Find every fact of a case file."""
    return dict(assess(valid(text), content()).facts)


def whole_line(fact: FactFound) -> str:
    """Return the line of content on which a fact stands."""
    return CONTENT[fact.place.file][fact.place.line - 1].strip()


def test_every_fact_of_a_case_has_its_value_and_its_line() -> None:
    """No fact of the catalogue is left out of this list, but for those named here."""
    # What a register or a timetable comes to has tests of its own; the others are of
    # another programme.
    apart = ("attendance.", "need.", "standards.", "time.")
    found = {it: of for it, of in facts(KNOWN).items() if not it.startswith(apart)}
    told = {
        name: (fact.state, fact.place.line)
        for name, fact in found.items()
        if fact.place.file == "valid.yaml"
    }

    assert told == EXPECTED
    assert set(found) == {
        *EXPECTED,
        *OF_CONTENT,
        *LIMITS,
    }


def test_a_fact_of_content_stands_where_content_says_it() -> None:
    """Of the law and the programme, by the text of the line itself."""
    found = facts(KNOWN)
    whole = {name: (found[name].state, whole_line(found[name])) for name in OF_CONTENT}

    assert whole == OF_CONTENT
    # The value itself, and not the group that it is in.
    assert found["programme.minimum_months"].place.column == 25


def test_a_limit_stands_where_the_law_states_it() -> None:
    """Of a community rehabilitation order both; of an extended licence neither."""
    order = facts(KNOWN.replace("extended-licence", "community-rehabilitation-order"))
    told = {name: (order[name].state, whole_line(order[name])) for name in LIMITS}
    licence = facts(KNOWN)

    assert told == LIMITS
    assert licence["law.minimum_months"].state == float("-inf")
    assert licence["law.maximum_months"].state == float("inf")


@pytest.mark.parametrize(
    ("old", "new", "name", "state", "row"),
    [
        ("  hearing: 2004-03-12\n", "", "law.date", date(2004, 3, 15), 55),
        (
            "extended-licence",
            "suspended-sentence-order",
            "law.date",
            date(2004, 2, 9),
            21,
        ),
        ("    sexual: yes\n", "    sexual: no\n", "offences.sexual", False, 21),
        ("2004-03-01\n", "2004-03-06\n", "assessment.after_induction", False, 71),
        (
            "programme: prison-otp",
            "programme: x",
            "prior_programmes.waiving",
            False,
            58,
        ),
        ("reasons: []", "reasons: []", "suitability.reasons_given", False, 52),
    ],
)
def test_a_fact_worked_out_otherwise_stands_elsewhere(
    old: str, new: str, name: str, state: object, row: int
) -> None:
    """On the line of what it was worked out from, or of the list that was looked at."""
    text = new.join(KNOWN.rsplit(old, 1))
    fact = facts(text)[name]

    assert (fact.state, fact.place.line) == (state, row)


def test_without_hearing_and_start_the_day_of_the_report_decides() -> None:
    """And stands on its own line."""
    text = KNOWN.replace("  hearing: 2004-03-12\n", "").replace(
        "  starts: 2004-03-15\n", ""
    )
    fact = facts(text)["law.date"]

    assert (fact.state, fact.place.line) == (date(2004, 3, 5), 6)


@pytest.mark.parametrize(
    ("old", "name", "row", "blame"),
    [
        ("date_of_birth: 1968-02-29", "person.age", 10, "person.date_of_birth"),
        ("date_of_birth: 1968-02-29", "person.date_of_birth", 10, None),
        ("employment: employed", "person.employment", 12, None),
        ("route: extended-licence", "law.kind", 54, "sentence.route"),
        ("route: extended-licence", "law.in_force", 54, "sentence.route"),
        ("months: 60", "sentence.months_remaining", 69, "sentence.months"),
        ("months: 60", "sentence.ends", 55, "sentence.months"),
        ("starts: 2004-03-15", "sentence.months_remaining", 69, "sentence.starts"),
        ("starts: 2004-03-15", "sentence.ends", 55, "sentence.starts"),
        ("starts: 2004-05-10", "sentence.months_remaining", 69, "delivery.starts"),
        ("outcome: suitable", "suitability.reasons_given", 52, "suitability.outcome"),
        ("band: medium", "risk.level", 39, None),
        ("    date: 2004-02-20", "risk.date", 36, "risk.level"),
        ("completed: 2003-09-30", "prior_programmes.waiving", 61, None),
        ("venue: worcester", "delivery.venue", 68, None),
        ("sexual: yes", "offences.sexual", 25, None),
    ],
)
def test_a_fact_that_is_not_known_says_why_and_where(
    old: str, name: str, row: int, blame: str | None
) -> None:
    """The reason is that of what was declined, and so is what there is to find out."""
    key = old.partition(":")[0]
    fact = facts(KNOWN.replace(old, f"{key}: {{unknown: declined}}"))[name]
    declined = Unknown(unknown="declined")
    if name == "risk.date":
        # The other assessment by that tool has a date, and is then the latest.
        assert (fact.state, fact.place.line) == (date(2003, 2, 20), row)
        return

    assert (fact.state, fact.place.line) == (declined, row)
    assert fact.blame == (blame or name,)


@pytest.mark.parametrize(
    ("group", "name", "row", "blame"),
    [
        ("offences", "offences.sexual", 20, "offences.sexual"),
        ("offences", "offences.count", 20, "offences.count"),
        ("risk", "risk.level", 31, "risk.level"),
        ("risk", "risk.tool", 31, "risk.level"),
        ("deviance", "risk.deviance", 42, "risk.deviance"),
        (
            "prior_programmes",
            "prior_programmes.waiving",
            57,
            "prior_programmes.waiving",
        ),
    ],
)
def test_a_group_that_is_not_known_says_so_of_its_facts(
    group: str, name: str, row: int, blame: str
) -> None:
    """They stand where the group stands."""
    lines = KNOWN.splitlines(keepends=True)
    first = lines.index(f"{group}:\n")
    last = next(
        at for at in range(first + 1, len(lines)) if not lines[at].startswith(" ")
    )
    whole = [*lines[:first], f"{group}: {{unknown: withheld}}\n", *lines[last:]]
    fact = facts("".join(whole))[name]

    assert (fact.state, fact.place.line) == (Unknown(unknown="withheld"), row)
    assert fact.blame == (blame,)


def test_an_assessment_without_a_date_counts_only_for_want_of_another() -> None:
    """The one that is dated is later than any that is not."""
    text = KNOWN.replace("    date: 2004-02-20\n", "")

    assert facts(text)["risk.level"].state == "low"


def test_a_measure_that_the_programme_has_not_is_not_applicable() -> None:
    """And one for which none of its tools was used is not recorded."""
    need = facts(KNOWN)["need.level"]
    other = facts(KNOWN.replace("RM2000/S", "Another tool"))["risk.level"]

    assert (need.state, need.place.line) == (Unknown(unknown="not applicable"), 32)
    assert (other.state, other.place.line) == (Unknown(unknown="not recorded"), 32)


def test_an_offence_of_which_it_is_not_known_counts_only_without_a_sexual_one() -> None:
    """The first that is in doubt is named, unless a later one settles it."""
    doubt = KNOWN.replace("sexual: no", "sexual: {unknown: awaited}")
    both = doubt.replace("sexual: yes", "sexual: {unknown: declined}")

    assert facts(doubt)["offences.sexual"].state is True
    assert facts(both)["offences.sexual"].state == Unknown(unknown="awaited")
    assert facts(both)["offences.sexual"].place.line == 22


def test_the_law_that_is_not_verified_says_so() -> None:
    """And where the law has no such order on that day there is none to name."""
    order = facts(
        KNOWN.replace("extended-licence", "suspended-sentence-supervision-order")
    )["law.source"]
    none = facts(KNOWN.replace("extended-licence", "community-order"))

    assert order.state == (
        "Powers of Criminal Courts (Sentencing) Act 2000, section 122; not verified"
    )
    assert none["law.in_force"].state is False
    assert none["law.source"].state == Unknown(unknown="not applicable")
    assert whole_line(none["law.source"]) == "- id: community-order"


def test_a_value_is_told_from_the_group_that_begins_on_its_line() -> None:
    """By its column: the first field of a group stands where the group does."""
    found = facts(KNOWN)
    columns = {
        name: found[name].place.column
        for name in (
            "risk.deviance",
            "law.in_force",
            "sentence.route",
            "delivery.venue",
        )
    }
    unknown = facts(
        KNOWN.replace("route: extended-licence", "route: {unknown: declined}")
    )

    assert columns == {
        "risk.deviance": 9,
        "law.in_force": 10,
        "sentence.route": 10,
        "delivery.venue": 10,
    }
    assert unknown["law.kind"].place.column == 10


def test_before_the_judgement_nothing_can_be_said_of_its_reasons() -> None:
    """That it has not been made is recorded, and is no reason to be asked for one."""
    fact = facts(KNOWN.replace("outcome: suitable", "outcome: not yet assessed"))[
        "suitability.reasons_given"
    ]

    assert fact.state == Unknown(unknown="not recorded")
    assert fact.blame == ("suitability.outcome",)


def test_a_programme_without_a_minimum_has_no_least_length() -> None:
    """Any length is more than that."""
    shipped = content().programmes["csogp"].programme
    without = Sourced(
        shipped.value.model_copy(update={"minimum_months": None}), shipped.places
    )
    area = content().areas["west-mercia"]
    inputs = Inputs(valid(KNOWN), without, area, content().law)

    assert TESTED["programme.minimum_months"](inputs).state == float("-inf")

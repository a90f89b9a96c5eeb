"""The case file: what an officer records about one person before one court.

The field names are a contract. Nothing here is computed: a `Case` is what was
written, typed, and nothing besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from csogp_docs.model.base import (
    NOT_RECORDED,
    Band,
    Block,
    Date,
    Fact,
    Identifier,
    Months,
    Strict,
    Text,
    Weekday,
    WholeNumber,
    YesNo,
)

if TYPE_CHECKING:
    from datetime import date

# A session that was lost through no doing of the person's.
SERVICE = "service"

Result = Literal["met", "not met", "cannot say yet", "not applicable"]


class Author(Block):
    """Who wrote the report."""

    name: Fact[Text] = NOT_RECORDED
    role: Fact[Text] = NOT_RECORDED
    office: Fact[Text] = NOT_RECORDED


class Countersigner(Strict):
    """The senior who countersigned the report, and when."""

    name: Text
    role: Fact[Text] = NOT_RECORDED
    date: Fact[Date] = NOT_RECORDED


class SourceOfInformation(Strict):
    """One source the report rests on, with its dates.

    One that is not `disclosable` stands in the officer's working copy alone.
    """

    what: Text
    dates: tuple[Date, ...] = ()
    as_at: Date | None = None
    disclosable: YesNo = True


class Report(Strict):
    """The report itself. Every "as at" in every document is `date`."""

    kind: Fact[Literal["standard", "short", "oral", "addendum"]] = NOT_RECORDED
    date: Date
    author: Author = Author()
    sources: Fact[tuple[SourceOfInformation, ...]] = NOT_RECORDED
    dangerousness: Fact[YesNo] = NOT_RECORDED
    countersigned: Fact[Countersigner] = NOT_RECORDED


class Person(Strict):
    """The person the report is about."""

    name: Text
    pnc: Fact[Text] = NOT_RECORDED
    date_of_birth: Fact[Date] = NOT_RECORDED
    address: Fact[Text] = NOT_RECORDED
    employment: Fact[
        Literal[
            "employed",
            "unemployed",
            "self-employed",
            "in education",
            "retired",
            "unable to work",
        ]
    ] = NOT_RECORDED
    in_custody: Fact[YesNo] = NOT_RECORDED


class Custody(Block):
    """Where someone in custody is held, and until when."""

    where: Fact[Text] = NOT_RECORDED
    until: Fact[Date] = NOT_RECORDED


class Court(Block):
    """The court and the day on which it hears the case."""

    name: Fact[Text] = NOT_RECORDED
    local_justice_area: Fact[Text] = NOT_RECORDED
    hearing: Fact[Date] = NOT_RECORDED


class Period(Strict):
    """Two dates, both included. One day has no `to`."""

    from_: Date = Field(alias="from")
    to: Date | None = None


def _victim_id(value: object) -> object:
    if isinstance(value, str) and not (value[:1] == "V" and value[1:].isdecimal()):
        raise PydanticCustomError("victim_id", "not V and a number")
    return value


class Victim(Strict):
    """A victim: a number, a relationship, an age band; never a name."""

    id: Annotated[str, BeforeValidator(_victim_id)]
    relationship: Fact[Text] = NOT_RECORDED
    age_band: Fact[Literal["adult", "child"]] = NOT_RECORDED


class Offence(Strict):
    """One offence before the court."""

    title: Text
    sexual: Fact[YesNo] = NOT_RECORDED
    committed: Fact[Period] = NOT_RECORDED
    convicted: Fact[Date] = NOT_RECORDED
    plea: Fact[Literal["guilty", "not guilty"]] = NOT_RECORDED
    victims: Fact[tuple[Victim, ...]] = NOT_RECORDED


class PreviousConvictions(Block):
    """How many convictions were recorded before these, and as at when."""

    as_at: Fact[Date] = NOT_RECORDED
    total: Fact[WholeNumber] = NOT_RECORDED
    sexual: Fact[WholeNumber] = NOT_RECORDED


class RiskAssessment(Strict):
    """A band from a named tool. The software never scores a tool itself."""

    tool: Text
    version: Fact[Text] = NOT_RECORDED
    band: Fact[Band] = NOT_RECORDED
    date: Fact[Date] = NOT_RECORDED
    assessor: Fact[Text] = NOT_RECORDED


class Deviance(Strict):
    """The level of deviance, as assessed by others."""

    band: Band
    tool: Fact[Text] = NOT_RECORDED
    date: Fact[Date] = NOT_RECORDED
    assessor: Fact[Text] = NOT_RECORDED


def _bare_band(value: object) -> object:
    return {"band": value} if isinstance(value, str) else value


class Harm(Block):
    """The risk of serious harm to each of four groups."""

    children: Fact[Band] = NOT_RECORDED
    public: Fact[Band] = NOT_RECORDED
    known_adults: Fact[Band] = Field(default=NOT_RECORDED, alias="known adults")
    staff: Fact[Band] = NOT_RECORDED


class Narrative(Block):
    """The officer's own words, in Markdown without HTML."""

    offence_analysis: Fact[Text] = NOT_RECORDED
    assessment: Fact[Text] = NOT_RECORDED
    risk_of_harm: Fact[Text] = NOT_RECORDED
    conclusion: Fact[Text] = NOT_RECORDED


class Adviser(Strict):
    """Someone who delivers the programme and advised the officer."""

    name: Text
    role: Fact[Text] = NOT_RECORDED


class Suitability(Block):
    """The officer's judgement of suitability; the software never supplies it."""

    outcome: Fact[
        Literal[
            "suitable", "not suitable", "suitable but not ready", "not yet assessed"
        ]
    ] = NOT_RECORDED
    date: Fact[Date] = NOT_RECORDED
    assessor: Fact[Text] = NOT_RECORDED
    advised_by: Fact[Adviser] = NOT_RECORDED
    denial: Fact[Literal["none", "minimises", "partial", "categorical"]] = NOT_RECORDED
    reasons: tuple[Text, ...] = ()


class Sentence(Block):
    """What the report proposes, or what was passed."""

    route: Fact[Identifier] = NOT_RECORDED
    months: Fact[Months] = NOT_RECORDED
    starts: Fact[Date] = NOT_RECORDED


class Requirement(Strict):
    """One requirement of an order, or condition of a licence, and how much of it."""

    what: Text
    hours: WholeNumber | None = None
    days: WholeNumber | None = None
    months: Months | None = None


class Rationale(Strict):
    """One reason for what is proposed, and the parts of the report it rests on."""

    says: Text
    rests_on: tuple[Literal["offence-analysis", "assessment", "risk"], ...]


class Alternative(Strict):
    """Another course that was considered, and why it is not proposed."""

    option: Text
    why_not: Text


class Willingness(Strict):
    """What the person said of taking part, in their own words; no condition of it."""

    words: Text
    date: Fact[Date] = NOT_RECORDED


class Proposal(Block):
    """What goes with the sentence proposed, and why that and nothing else."""

    requirements: Fact[tuple[Requirement, ...]] = NOT_RECORDED
    rationale: Fact[tuple[Rationale, ...]] = NOT_RECORDED
    alternatives: Fact[tuple[Alternative, ...]] = NOT_RECORDED
    employment: Fact[Text] = NOT_RECORDED
    willingness: Fact[Willingness] = NOT_RECORDED


class PriorProgramme(Strict):
    """A programme taken before this one. Without `completed` it was not finished."""

    programme: Identifier
    establishment: Fact[Text] = NOT_RECORDED
    completed: Fact[Date] = NOT_RECORDED


class Induction(Block):
    """What those who run the programme have decided about Induction."""

    decision: Fact[Literal["waived", "required"]] = NOT_RECORDED
    by: Fact[Text] = NOT_RECORDED
    date: Fact[Date] = NOT_RECORDED
    reason: Fact[Text] = NOT_RECORDED


class Override(Strict):
    """An officer's judgement set above a finding: who, in what role, when and why."""

    finding: Text
    to: Result
    by: Text
    role: Text
    date: Date
    reason: Text


def _acceptable(value: object) -> object:
    words = {"yes": True, "true": True, "no": False, "false": False}
    if isinstance(value, str) and value != SERVICE:
        if value.lower() not in words:
            raise PydanticCustomError("acceptable", "neither yes, no nor service")
        return words[value.lower()]
    return value


class Attendance(Strict):
    """One line of the attendance register.

    `acceptable` is what the officer thinks of the reason: whether it is acceptable, or
    that what happened is the service's own doing. A catch-up names in `session` the
    session that it makes up.
    """

    session: Identifier
    date: Date
    outcome: Literal["attended", "absent", "late", "sent home"]
    reason: Text | None = None
    acceptable: Fact[
        Annotated[bool | Literal["service"], BeforeValidator(_acceptable)]
    ] = NOT_RECORDED
    by: Text | None = None
    catch_up: YesNo = False


class PsychometricTest(Strict):
    """A test taken at one of the programme's points; never scored here.

    Whoever scored it gives the `band`, on a `scale` of the test that has a name. A
    point at which several scales were used has a line for each.
    """

    point: Identifier
    date: Date
    scale: Fact[Text] = NOT_RECORDED
    band: Fact[Band] = NOT_RECORDED
    scorer: Fact[Text] = NOT_RECORDED


class Judgement(Strict):
    """What those who facilitate the group say of one target of a module."""

    module: Identifier
    target: Identifier
    says: Fact[Text] = NOT_RECORDED


class Progress(Strict):
    """Clinical judgement as it stood at one of the programme's points of test."""

    point: Identifier
    date: Date
    by: Fact[Text] = NOT_RECORDED
    role: Fact[Text] = NOT_RECORDED
    judgement: Fact[tuple[Judgement, ...]] = NOT_RECORDED
    overall: Fact[Text] = NOT_RECORDED


class Delivery(Block):
    """What is known once the programme has begun."""

    venue: Fact[Identifier] = NOT_RECORDED
    starts: Fact[Date] = NOT_RECORDED
    pattern: Fact[Literal["half-day", "full-day"]] = NOT_RECORDED
    weekday: Fact[Weekday] = NOT_RECORDED
    attendance: tuple[Attendance, ...] = ()
    tests: tuple[PsychometricTest, ...] = ()
    progress: tuple[Progress, ...] = ()

    def latest_progress(self, day: date) -> int | None:
        """Give the index of what was recorded last of progress by a day, if any was."""
        known = [(it.date, at) for at, it in enumerate(self.progress) if it.date <= day]
        return max(known)[1] if known else None


class Case(Strict):
    """One case file. `notes` are the officer's own, for the working copy alone."""

    case: Identifier
    marking: Fact[Text] = NOT_RECORDED
    programme: Identifier
    area: Identifier
    report: Report
    person: Person
    custody: Custody = Custody()
    court: Court = Court()
    offences: Fact[tuple[Offence, ...]] = NOT_RECORDED
    previous_convictions: PreviousConvictions = PreviousConvictions()
    risk: Fact[tuple[RiskAssessment, ...]] = NOT_RECORDED
    deviance: Fact[Annotated[Deviance, BeforeValidator(_bare_band)]] = NOT_RECORDED
    harm: Harm = Harm()
    narrative: Narrative = Narrative()
    suitability: Suitability = Suitability()
    sentence: Sentence = Sentence()
    proposal: Proposal = Proposal()
    prior_programmes: Fact[tuple[PriorProgramme, ...]] = NOT_RECORDED
    induction: Induction = Induction()
    overrides: tuple[Override, ...] = ()
    delivery: Delivery = Delivery()
    notes: Fact[Text] = NOT_RECORDED

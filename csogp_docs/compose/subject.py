"""What one document is about: a case, what was found, and the voice to say it in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from csogp_docs.compose.stages import (
    stage_answers,
    stage_view,
    stages,
    timetable_answers,
    timetable_view,
)
from csogp_docs.compose.view import given, view
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.base import Unknown
from csogp_docs.model.sourced import Sourced
from csogp_docs.model.timetable import NotYet, Timetable
from csogp_docs.model.wording import IN_ANY_EVENT, REASON_NOT_SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from csogp_docs.compose.stages import Stage
    from csogp_docs.model.area import Area
    from csogp_docs.model.assessment import Assessment, Finding
    from csogp_docs.model.audience import Audience
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.place import Place
    from csogp_docs.model.rules import DecisionTable
    from csogp_docs.model.sourced import KeyPath


@dataclass(frozen=True, slots=True)
class Subject:
    """A case with its assessment, and the speaker for its programme and area.

    `sections` are the numbers of the sections of the document that is composed, by the
    field of the narrative that stands in them; empty where sections carry none.
    `audience` is whom the copy is for: what it may not see has been taken out.
    `timetable` is the case's, as much of it as the copy may show. `stage` is the stage
    of it that a section is about, if it is about one.
    """

    case: Case
    area: Area
    assessment: Assessment
    programme: ProgrammeContent
    speaker: Speaker
    places: Mapping[KeyPath, Place]
    timetable: Timetable | NotYet
    audience: Audience = "file"
    sections: Mapping[str, str] = field(default_factory=dict)
    stage: Stage | None = None

    def place(self, path: KeyPath) -> Place:
        """Where a field of the case file was written, or the nearest thing around."""
        return Sourced(self.case, self.places).place(path)

    @property
    def delivery(self) -> tuple[Finding, ...]:
        """What follows from the register; nothing before the programme has begun."""
        return self.assessment.delivery if self.assessment.begun else ()

    def by_stage(self) -> Iterator[Subject]:
        """The same case, once for each stage of its timetable."""
        if isinstance(self.timetable, Timetable):
            for stage in stages(self.timetable):
                speaker = self.speaker.with_more(
                    {"stage": stage_view(stage)}, stage_answers(stage)
                )
                yield replace(self, speaker=speaker, stage=stage)

    def table(self, rule: str) -> DecisionTable:
        """The decision table of a rule."""
        tables = self.programme.rules.value.tables
        return next(table for table in tables if table.id == rule)

    def reason(self, finding: Finding) -> str:
        """Say why a finding is as it is: every reason, never the first only."""
        table = self.table(finding.rule)
        if self._rests_on_what_is_hidden(finding, table):
            return self.speaker.text(REASON_NOT_SHOWN)
        said = self.reasons(finding)
        if finding.anyway:
            missing = self.speaker.missing(finding.anyway)
            said = [self.speaker.text(IN_ANY_EVENT, missing=missing)]
        if finding.missing and not (said and table.hit != "collect"):
            missing = self.speaker.missing(finding.missing)
            named = self._named(table, "unknown")
            said.append(self.speaker.render(named, table.unknown, missing=missing))
        return " ".join(said) or self.speaker.render(
            self._named(table, "otherwise"), table.otherwise or ""
        )

    def _rests_on_what_is_hidden(self, finding: Finding, table: DecisionTable) -> bool:
        used = [it.name for it in finding.facts] + [*finding.missing, *finding.anyway]
        texts = [it.reason for it in table.rows if it.id in finding.rows]
        if not texts or finding.missing:
            texts += [table.unknown, table.otherwise or ""]
        return bool(self.speaker.hidden(used, *texts))

    def reasons(self, finding: Finding) -> list[str]:
        """Say the reason of each row that applies, in the order of the table."""
        table = self.table(finding.rule)
        return [
            self.speaker.render(self._named(table, "rows", index, "reason"), row.reason)
            for index, row in enumerate(table.rows)
            if row.id in finding.rows
        ]

    def _named(self, table: DecisionTable, *path: str | int) -> str:
        """Name a text of a table with where it is written."""
        rules = self.programme.rules
        index = rules.value.tables.index(table)
        return f"{table.id} at {rules.place(('tables', index, *path))}"


def nameless(assessment: Assessment) -> Assessment:
    """Leave out from whom facts are awaited, as it may be a person by name."""
    facts = {
        name: replace(fact, state=fact.state.model_copy(update={"from_": None}))
        if isinstance(fact.state, Unknown)
        else fact
        for name, fact in assessment.facts.items()
    }
    return replace(assessment, facts=facts)


def subject(
    case: Sourced[Case],
    assessment: Assessment,
    content: Content,
    audience: Audience = "file",
    timetable: Timetable | NotYet | None = None,
) -> Subject:
    """Bring together a case, its assessment and the wording of its programme.

    Of the case, its facts and its timetable, what the audience may not see has been
    taken out before. Without a timetable none is told of.
    """
    # Of values alone: where a key stands is for messages about a case file.
    places = {path: at for path, at in case.places.items() if path[-1:] != ("",)}
    return Subject(
        case.value,
        content.areas[case.value.area].value,
        assessment,
        content.programmes[case.value.programme],
        _speaker(case.value, assessment, content, timetable),
        places,
        timetable or NotYet(case.value.case, ()),
        audience,
    )


def _speaker(
    case: Case,
    assessment: Assessment,
    content: Content,
    timetable: Timetable | NotYet | None,
) -> Speaker:
    programme = content.programmes[case.programme]
    area = content.areas[case.area].value
    made = timetable if isinstance(timetable, Timetable) else None
    answers = _answers(assessment)
    said = {
        name.replace("-", "_"): answer
        for name, answer in answers.items()
        if "." not in name
    }
    dates = {} if made is None else {"timetable": timetable_view(made)}
    return Speaker(
        wording={**content.wording, **programme.wording},
        context=said | view(programme.programme.value, area, assessment.facts) | dates,
        facts=assessment.facts,
        answers=answers | given(area) | timetable_answers(made),
        version=programme.programme.value.version,
    )


def _answers(assessment: Assessment) -> dict[str, str]:
    """What each rule answered, and what that comes to for the report."""
    found = (*assessment.findings, *assessment.delivery)
    answers = {finding.rule: finding.answer for finding in found}
    answers |= {f"{it.rule}.found": it.found for it in found}
    overridden = any(it.override is not None for it in assessment.findings)
    answers["overridden"] = "yes" if overridden else "no"
    answers["carries"] = assessment.carries
    answers["provisional"] = _provisional(assessment)
    return answers


def _provisional(assessment: Assessment) -> str:
    return "yes" if any(it.provisional for it in assessment.findings) else "no"

"""What one document is about: a case, what was found, and the voice to say it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from csogp_docs.compose.view import view
from csogp_docs.compose.wording import Speaker
from csogp_docs.model.base import Unknown
from csogp_docs.model.wording import IN_ANY_EVENT

if TYPE_CHECKING:
    from csogp_docs.model.area import Area
    from csogp_docs.model.assessment import Assessment, Finding
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content, ProgrammeContent
    from csogp_docs.model.rules import DecisionTable
    from csogp_docs.model.sourced import Sourced


@dataclass(frozen=True, slots=True)
class Subject:
    """A case with its assessment, and the speaker for its programme and area."""

    case: Case
    area: Area
    assessment: Assessment
    programme: ProgrammeContent
    speaker: Speaker

    @property
    def delivery(self) -> tuple[Finding, ...]:
        """What follows from the register; nothing before the programme has begun."""
        return self.assessment.delivery if self.assessment.begun else ()

    def table(self, rule: str) -> DecisionTable:
        """The decision table of a rule."""
        tables = self.programme.rules.value.tables
        return next(table for table in tables if table.id == rule)

    def reason(self, finding: Finding) -> str:
        """Say why a finding is as it is: every reason, never the first only."""
        table = self.table(finding.rule)
        said = self.reasons(finding)
        if finding.anyway:
            missing = self.speaker.missing(finding.anyway)
            said = [self.speaker.text(IN_ANY_EVENT, missing=missing)]
        if finding.missing and not (said and table.hit != "collect"):
            missing = self.speaker.missing(finding.missing)
            said.append(
                self.speaker.render(finding.rule, table.unknown, missing=missing)
            )
        return " ".join(said) or self.speaker.render(
            finding.rule, table.otherwise or ""
        )

    def reasons(self, finding: Finding) -> list[str]:
        """Say the reason of each row that applies, in the order of the table."""
        return [
            self.speaker.render(f"{finding.rule}.{row.id}", row.reason)
            for row in self.table(finding.rule).rows
            if row.id in finding.rows
        ]


def nameless(assessment: Assessment) -> Assessment:
    """Leave out from whom facts are awaited, as it may be a person by name."""
    facts = {
        name: replace(fact, state=fact.state.model_copy(update={"from_": None}))
        if isinstance(fact.state, Unknown)
        else fact
        for name, fact in assessment.facts.items()
    }
    return replace(assessment, facts=facts)


def subject(case: Sourced[Case], assessment: Assessment, content: Content) -> Subject:
    """Bring together a case, its assessment and the wording of its programme."""
    programme = content.programmes[case.value.programme]
    found = (*assessment.findings, *assessment.delivery)
    answers = {finding.rule: finding.answer for finding in found}
    answers |= {f"{it.rule}.found": it.found for it in found}
    overridden = any(it.override is not None for it in assessment.findings)
    answers["overridden"] = "yes" if overridden else "no"
    answers["carries"] = assessment.carries
    answers["provisional"] = _provisional(assessment)
    said = {
        name.replace("-", "_"): answer
        for name, answer in answers.items()
        if "." not in name
    }
    area = content.areas[case.value.area].value
    speaker = Speaker(
        wording={**content.wording, **programme.wording},
        context=said | view(programme.programme.value, area, assessment.facts),
        facts=assessment.facts,
        answers=answers,
        version=programme.programme.value.version,
    )
    return Subject(case.value, area, assessment, programme, speaker)


def _provisional(assessment: Assessment) -> str:
    return "yes" if any(it.provisional for it in assessment.findings) else "no"

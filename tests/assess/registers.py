"""Cases with a register of attendance, and content with other settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from valid_cases import content as shipped
from valid_cases import valid

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.subject import subject
from csogp_docs.model.sourced import Sourced

if TYPE_CHECKING:
    from csogp_docs.compose.subject import Subject
    from csogp_docs.model.assessment import Finding
    from csogp_docs.model.case import Case
    from csogp_docs.model.content import Content

CASE = """\
case: valid-1
programme: csogp
area: west-mercia
report: {{kind: addendum, date: {as_of}}}
person: {{name: Alan Specimen, employment: employed, in_custody: no}}
offences:
  - {{title: An offence, sexual: yes, convicted: 2004-02-06}}
risk:
  - {{tool: RM2000/S, band: low, date: 2004-02-20}}
deviance: low
suitability: {{outcome: suitable}}
sentence: {{route: {route}, months: 36, starts: 2004-03-12}}
prior_programmes: []
delivery:
  starts: 2004-05-10
  pattern: half-day
  weekday: tuesday
  attendance:
{lines}
"""
ORDER = "community-rehabilitation-order"
RULES = ("CATCH-UP", "MODULE-REPEAT", "ENFORCEMENT")


def attended(session: str, day: str) -> str:
    """A line of a session that was attended."""
    return f"{{session: {session}, date: {day}, outcome: attended}}"


def absent(session: str, day: str, acceptable: str = "yes") -> str:
    """A line of a session that was missed, and how the reason was judged."""
    judged = f", acceptable: {acceptable}" if acceptable else ""
    return f"{{session: {session}, date: {day}, outcome: absent{judged}}}"


def caught_up(session: str, day: str) -> str:
    """A line of a catch-up that was attended."""
    return f"{{session: {session}, date: {day}, outcome: attended, catch_up: yes}}"


def text_with(*lines: str, as_of: str = "2004-07-30", route: str = ORDER) -> str:
    """Write a case with a register."""
    register = "\n".join(f"    - {it}" for it in lines)
    return CASE.format(as_of=as_of, route=route, lines=register)


def case_with(
    *lines: str, as_of: str = "2004-07-30", route: str = ORDER
) -> Sourced[Case]:
    """Read a case with a register."""
    return valid(text_with(*lines, as_of=as_of, route=route))


def setting(name: str, *, value: bool) -> Content:
    """The content as shipped, with one setting otherwise."""
    content = shipped()
    old = content.programmes["csogp"]
    programme = old.programme.value
    settings = programme.attendance
    assert settings is not None
    one = getattr(settings, name)
    assert one.value is not value
    other = settings.model_copy(update={name: one.model_copy(update={"value": value})})
    changed = programme.model_copy(update={"attendance": other})
    new = replace(old, programme=Sourced(changed, old.programme.places))
    return replace(content, programmes={**content.programmes, "csogp": new})


def about(case: Sourced[Case], content: Content | None = None) -> Subject:
    """Assess a case, and bring together what can be said of it."""
    content = content or shipped()
    return subject(case, assess(case, content), content)


def followed(case: Sourced[Case], content: Content | None = None) -> dict[str, str]:
    """What follows from the register: the answer of each rule about delivery."""
    return {it.rule: it.answer for it in assess(case, content or shipped()).delivery}


def delivery(case: Sourced[Case], rule: str) -> Finding:
    """The finding of one rule about delivery."""
    return next(it for it in assess(case, shipped()).delivery if it.rule == rule)


def reason(case: Sourced[Case], rule: str) -> str:
    """Why one rule about delivery finds what it does."""
    told = about(case)
    return told.reason(next(it for it in told.delivery if it.rule == rule))


def day(text: str) -> date:
    """Read a day."""
    return date.fromisoformat(text)

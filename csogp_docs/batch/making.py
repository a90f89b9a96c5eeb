"""Make what a plan found stale; and settle what only content can tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from csogp_docs.batch.room import with_room
from csogp_docs.batch.tasks import Result, Task
from csogp_docs.compose.reach import index_reach
from csogp_docs.errors import CsogpDocsError, WorkspaceError
from csogp_docs.pipeline.copying import kinds_for, refuse_what_is_not_for
from csogp_docs.pipeline.indexing import index_fingerprint, make_index
from csogp_docs.pipeline.making import Making, make_case
from csogp_docs.pipeline.press import Press
from csogp_docs.pipeline.reading import read_case, read_cases

if TYPE_CHECKING:
    from collections.abc import Mapping

    from csogp_docs.batch.plan import CasePlan
    from csogp_docs.model.content import Content
    from csogp_docs.pipeline.reading import Opened
    from csogp_docs.publish.manifest import CaseEntry, InputSet, Manifest
    from csogp_docs.publish.order import Order

_PROGRAM = "the program has changed"


class Maker:
    """Makes documents in this process, with renderers kept warm."""

    def __init__(self, order: Order, opened: Opened, inputs: InputSet) -> None:
        newest = opened.content.newest
        refuse_what_is_not_for(order.audiences, order.documents, newest)
        _refuse_unknown_section(order, newest)
        self.press = Press(order, opened, inputs)

    def make(self, task: Task) -> Result:
        """Make documents of one case; trouble with it is part of the result."""
        try:
            return with_room(self._make, task)
        except Exception as error:  # noqa: BLE001 - a case must not cost another
            trouble = (
                f"the program failed at it ({type(error).__name__}); tell whoever "
                "looks after it"
            )
            return Result(Making(task.path.as_posix(), trouble=trouble))

    def _make(self, task: Task) -> Result:
        if task.content is None:
            (read,) = read_cases([task.path], self.press.opened)
        else:
            name = task.path.as_posix()
            read = read_case(name, task.content, self.press.opened)
        if read.case is not None and read.fingerprint != task.fingerprint:
            making = Making(
                read.case.value.case,
                trouble="its file was changed while it was built; build it again",
            )
        else:
            making = make_case(read, task.documents, self.press)
        return Result(making, read.problems)

    def warm_up(self) -> None:
        """Do what is done once, before it is asked for."""
        self.press.warm_up()

    def settle(self, plan: CasePlan, manifest: Manifest) -> None:
        """Find out of every file that is open whether it is current or stale."""
        for wanted, names in plan.open.items():
            _, kind = wanted
            content = self._content(kind, manifest.cases.get(plan.reference))
            whys = (self._why(kind, it, content, manifest) for it in names)
            why = next((it for it in whys if it), "")
            if why:
                plan.stale[wanted] = why
            else:
                plan.current += names
        plan.open.clear()

    def _content(self, kind: str, case: CaseEntry | None) -> str:
        if case is None:
            return index_fingerprint(index_reach(self.press.opened.content.newest))
        day = date.fromisoformat(case.date)
        return self.press.reach(kind, case.programme, case.area, day)[1]

    def index(self, cases: Mapping[str, CaseEntry], names: Mapping[str, str]) -> Result:
        """Make the index of cases, with links to the files that are there."""
        try:
            return Result(with_room(make_index, cases, names, self.press))
        except CsogpDocsError as error:
            return Result(Making("index", trouble=str(error)))

    def _why(self, kind: str, name: str, content: str, manifest: Manifest) -> str:
        """Say why a file is stale, though its case file is not; empty where it is not.

        Args:
            kind: the type of its document.
            name: its path in the output.
            content: the fingerprint of what it can draw on of content now.
            manifest: has the inputs under which it was made.
        """
        entry = manifest.files[name]
        before, now = manifest.inputs[entry.inputs], self.press.inputs
        if before["program"] != now["program"]:
            return _PROGRAM
        if before["versions"] != now["versions"]:
            return _versions(before["versions"], now["versions"])
        if entry.templates != self.press.templates_of(kind):
            return "its templates have changed"
        if entry.content != content:
            return "content that it can draw on has changed"
        return ""


def _refuse_unknown_section(order: Order, content: Content) -> None:
    """Refuse an order for a section that no document has.

    Raises:
        WorkspaceError: lists the sections that there are.
    """
    outlines = [
        programme.outlines[kind].value
        for programme in content.programmes.values()
        for audience in order.audiences
        for kind in kinds_for(audience, programme, order.documents)
    ]
    known = dict.fromkeys(it.id for outline in outlines for it in outline.sections)
    if order.section is not None and order.section not in known:
        raise WorkspaceError(
            f'there is no section "{order.section}"; there is: {", ".join(known)}'
        )


def _versions(before: dict[str, str], now: dict[str, str]) -> str:
    differing = [it for it in now if before.get(it) != now[it]]
    return ", ".join(f"{it} was {before.get(it)} and is {now[it]}" for it in differing)

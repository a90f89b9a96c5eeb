"""Build many cases: plan, make what is stale, publish, and tell what became of each."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from csogp_docs.batch.batch import Batch, Outcome
from csogp_docs.batch.fingerprints import Fingerprints
from csogp_docs.batch.opening import maker_of, read_inputs
from csogp_docs.batch.plan import Planner, jobs_for
from csogp_docs.batch.pools import pool_of
from csogp_docs.batch.tasks import Task
from csogp_docs.errors import WorkspaceError
from csogp_docs.load.inputs import input_files
from csogp_docs.load.workspace import case_files
from csogp_docs.publish.order import told_in_index
from csogp_docs.publish.output import held

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from pathlib import Path

    from csogp_docs.batch.making import Maker
    from csogp_docs.batch.plan import CasePlan
    from csogp_docs.batch.pools import Pool
    from csogp_docs.batch.tasks import Result
    from csogp_docs.load.workspace import Workspace
    from csogp_docs.publish.manifest import CaseEntry, InputSet
    from csogp_docs.publish.output import Output


def build(batch: Batch) -> Generator[Outcome]:
    """Build what is stale of every case, then the index of a batch of them.

    What becomes of a case is told in the order of the case files, and the same bytes
    are written in the same order however many processes make them. One case that
    cannot be built never costs another.

    Raises:
        ProblemsFound: content has errors; nothing is written.
        WorkspaceError: there are no case files or no such section; the output folder
            cannot be written; or what is read was changed meanwhile.
    """
    prints = Fingerprints(batch.order.output)
    inputs = read_inputs(batch.workspace, prints)
    with (
        held(batch.order.output, inputs, batch.waits) as output,
        ExitStack() as ends,
    ):
        planner = Planner(batch.order, output.manifest, output.inputs, prints)
        plans = planner.plan(case_files(batch.paths), force=batch.force)
        run = _Run(batch, output, inputs, ends)
        run.prepare(plans)
        yield from run.cases_of(plans)
        yield from run.index(len(plans), planner)
        if run.made:
            _refuse_if_changed(batch.workspace, inputs, run)
        yield from run.left_alone()
    prints.keep()


def _refuse_if_changed(workspace: Workspace, inputs: InputSet, run: _Run) -> None:
    """Take nothing for current that may have been made from half of a change."""
    now = input_files(workspace)
    changed = sorted(
        name
        for part, files in now.items()
        for name in {**files, **inputs[part]}
        if files.get(name) != inputs[part].get(name)
    )
    if changed:
        run.output.forget(run.made)
        raise WorkspaceError(
            f"{changed[0]} was changed while documents were made from it; build again"
        )


class _Run:
    """One build in progress: what is known so far, and what makes the rest."""

    def __init__(
        self, batch: Batch, output: Output, inputs: InputSet, ends: ExitStack
    ) -> None:
        self.output = output
        self.made: list[str] = []
        self._batch = batch
        self._inputs = inputs
        self._ends = ends
        self._pool: Pool | None = None
        self._maker: Maker | None = None
        self._cases: dict[str, CaseEntry] = {}
        self._taken: dict[str, Path] = {}
        self._failed = False

    def maker(self) -> Maker:
        """Return what makes documents; the first time, content is opened for it."""
        if self._maker is None:
            manifest = self.output.manifest
            self._maker = maker_of(self._batch, self._inputs, manifest)
        return self._maker

    def prepare(self, plans: Sequence[CasePlan]) -> None:
        """Find out of every plan what is stale, where the files alone do not tell."""
        for plan in plans:
            if plan.open:
                self.maker().settle(plan, self.output.manifest)
            self.output.confirm(plan.current)

    def cases_of(self, plans: Sequence[CasePlan]) -> Iterator[Outcome]:
        """Make what is stale of each case, and tell what became of it."""
        results = self._results([plan for plan in plans if plan.stale])
        for plan in plans:
            result = next(results) if plan.stale else None
            reference = result.making.reference if result else plan.reference
            first = self._taken.setdefault(reference, plan.path)
            if first != plan.path:
                outcome = self._repeated(first, plan)
            elif result is not None:
                outcome = self._publish(plan, result)
            else:
                outcome = self._keep(plan)
            self._failed = self._failed or bool(outcome.trouble)
            yield outcome

    def _results(self, stale: Sequence[CasePlan]) -> Iterator[Result]:
        if not stale:
            return
        batch = self._batch
        tasks = [Task(it.path, it.fingerprint, tuple(it.stale)) for it in stale]
        jobs = min(batch.jobs or jobs_for(stale, batch.order), len(tasks))
        if jobs == 1 and not batch.cluster:
            maker = self.maker()
            batch.begins(len(tasks))
            yield from map(maker.make, tasks)
            return
        pool = pool_of(jobs, batch.order, batch.cluster, self.maker)
        self._pool = self._ends.enter_context(pool)
        self.maker()  # while the processes start
        batch.begins(len(tasks))
        yield from self._pool.make(tasks)

    def _publish(self, plan: CasePlan, result: Result) -> Outcome:
        """Write what was made of a case, unless there was trouble with it."""
        making, made = result.making, list[str]()
        if not making.trouble:
            cases = {making.reference: making.case} if making.case else {}
            names = self.output.put(making.files, cases)
            made = self._there(names)
            self.made += names
            self._cases |= cases
        return Outcome(
            reference=making.reference,
            made=tuple(made),
            kept=tuple(self._there(plan.current)),
            trouble=making.trouble,
            problems=result.problems,
        )

    def _keep(self, plan: CasePlan) -> Outcome:
        case = self._cases[plan.reference] = self.output.manifest.cases[plan.reference]
        return Outcome(
            reference=plan.reference,
            kept=tuple(self._there(plan.current)),
            warnings=case.problems,
        )

    def _there(self, names: Iterable[str]) -> list[str]:
        """Leave out the names of documents that have nothing to say, and no file."""
        files = self.output.manifest.files
        return [name for name in names if files[name].sha256]

    def _repeated(self, first: Path, plan: CasePlan) -> Outcome:
        """Tell of a case whose reference is that of an earlier case file."""
        from csogp_docs.pipeline.reading import read_cases  # noqa: PLC0415

        _, read = read_cases([first, plan.path], self.maker().press.opened)
        trouble = "the case file has errors"
        return Outcome(reference=read.name, trouble=trouble, problems=read.problems)

    def index(self, cases: int, planner: Planner) -> Iterator[Outcome]:
        """Make the index of the cases that there are documents of, if it is stale.

        Args:
            cases: how many case files there are.
            planner: knows how it is now.
        """
        if not self._cases or not self._batch.order.has_index(cases):
            return
        there = self.output.there()
        plan = planner.index(told_in_index(self._cases, there, self._batch.order))
        if not plan.settled:
            self.maker().settle(plan, self.output.manifest)
        self.output.confirm(plan.current)
        if plan.stale or self._batch.force:
            made = self._pool.index(self._cases, there) if self._pool else None
            made = made or self.maker().index(self._cases, there)
            yield self._publish(plan, made)

    def left_alone(self) -> Iterator[Outcome]:
        """Name cases that have documents and no longer a case file, so far as known.

        That can be told only where a whole folder was built, and each file of it could
        be read.
        """
        if self._failed or not any(it.is_dir() for it in self._batch.paths):
            return
        for reference in sorted(self.output.manifest.cases.keys() - self._taken.keys()):
            kept = [
                name
                for name, it in self.output.manifest.files.items()
                if it.case == reference and it.sha256
            ]
            if kept:
                yield Outcome(reference=reference, kept=tuple(kept), orphaned=True)

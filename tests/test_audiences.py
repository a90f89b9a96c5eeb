"""Who may see what: the table, what is taken out of a copy, what no file lets out."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from building import build_cases
from reading import page_of, text_of

from csogp_docs.assess.assessment import assess
from csogp_docs.compose.documents import case_document
from csogp_docs.compose.provenance import pieces
from csogp_docs.compose.withholding import shown_words, withheld_values
from csogp_docs.model.audience import AUDIENCES, MAY_SEE, Audience, may_see
from csogp_docs.model.base import NotShown, Strict, Unknown
from csogp_docs.model.case import Case
from csogp_docs.pipeline.copying import Copy, copy_for
from csogp_docs.pipeline.reading import open_workspace, read_cases
from csogp_docs.pipeline.timetabling import timetable_of
from csogp_docs.publish.order import Order
from csogp_docs.render.leaks import leaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Run, WriteCase

    from csogp_docs.load.workspace import Workspace
    from csogp_docs.model.document import Document

ROOT = Path(__file__).resolve().parent.parent
OTHERS: tuple[Audience, ...] = ("court", "defence", "programmes-team", "person")
CASES = sorted(path.stem for path in (ROOT / "cases").glob("wm-*.yaml"))

# Typed by hand: who gets which document.
DOCUMENTS = {
    "court": {"psr", "statement", "progress", "completion"},
    "defence": {"psr", "statement", "completion"},
    "programmes-team": {
        *("statement", "referral", "missed", "enforcement", "progress", "completion"),
    },
    "person": {"timetable", "missed"},
    "file": {
        *("psr", "statement", "summary", "referral", "timetable", "missed"),
        *("enforcement", "progress", "completion"),
    },
}
# How many files there are of the copies for others than the file: a report and a
# statement for court and defence and a statement for the team, in two formats, and
# more where a case has more documents.
REPORT_AND_STATEMENTS = 10
FILES_OF_COPIES = {
    **dict.fromkeys(["wm-0142", "wm-0143", "wm-0144"], 12),  # a referral
    **dict.fromkeys(["wm-0145", "wm-0146", "wm-0151"], 12),  # a timetable
    # Timetable; enforcement for the team; notice and progress, each for two.
    "wm-0149": 22,
    "wm-0150": 16,  # a timetable; the notice for two
    "wm-0152": 18,  # a timetable; the completion report for three
}


def models_in(annotation: object) -> Iterator[type[Strict]]:
    """Return the groups of fields that a field may hold."""
    match annotation:
        case type() if issubclass(annotation, Unknown):
            return
        case type() if issubclass(annotation, Strict):
            yield annotation
        case _:
            pass
    for part in get_args(annotation):
        yield from models_in(part)


def fields(model: type[Strict], prefix: str = "") -> Iterator[str]:
    """Return every field of a case file, by its keys."""
    for name, info in model.model_fields.items():
        path = f"{prefix}{info.alias or name}"
        inner = list(dict.fromkeys(models_in(info.annotation)))
        if not inner:
            yield path
        for it in inner:
            yield from fields(it, f"{path}.")


def test_every_field_of_a_case_says_who_may_see_it() -> None:
    """A new one is in no copy until somebody has thought about it."""
    found = sorted(fields(Case))

    assert len(found) > 100
    assert found == sorted(MAY_SEE)


@pytest.mark.parametrize(
    ("field", "audiences"),
    [
        ("notes", {"file"}),
        ("person.address", {"court", "defence", "file"}),
        ("narrative.conclusion", {"court", "defence", "file"}),
        ("delivery.attendance.date", {"programmes-team", "person", "file"}),
        ("delivery.attendance.reason", {"programmes-team", "person", "file"}),
        ("delivery.tests.date", set(AUDIENCES)),
        ("delivery.progress.judgement.says", {*AUDIENCES} - {"person"}),
        ("offences.victims.relationship", {*AUDIENCES} - {"person"}),
        ("person.nickname", set()),
    ],
)
def test_who_may_see_a_field_is_as_it_was_decided(
    field: str, audiences: set[str]
) -> None:
    """Typed by hand; a field that is not in the table is for nobody."""
    assert {it for it in AUDIENCES if may_see(tuple(field.split(".")), it)} == audiences


@pytest.fixture
def copies(
    workspace: Workspace, write_case: WriteCase
) -> Callable[..., dict[Audience, Copy]]:
    """Make every copy of the specimen case, with changes made to it."""

    def make(*changes: tuple[str, str], more: str = "") -> dict[Audience, Copy]:
        opened = open_workspace(workspace)
        path = write_case(*changes)
        path.write_text(path.read_text("utf-8") + more, encoding="utf-8")
        (read,) = read_cases([path], opened)
        assert read.case is not None, read.problems
        whole, content = read.case, opened.content.newest
        found = assess(whole, content)
        dated = timetable_of(whole, found, content)
        return {it: copy_for(it, whole, found, dated, content) for it in AUDIENCES}

    return make


def words(document: Document) -> str:
    """Return everything that a document says."""
    return "\n".join(
        it.text for section in document.sections for it in pieces(section.blocks)
    )


def composed(copy: Copy, kind: str) -> Document:
    """Compose one document, also one that is not made for this audience."""
    return case_document(kind, copy.about, "draft", "")


MORE = """\
notes: |
  A note that nobody else should read.

  - Ring the landlady on Tuesday.
delivery:
  tests: [{point: before, date: 2004-02-27}]
  attendance:
    - session: induction-01
      date: 2004-03-01
      outcome: absent
      reason: Missed the last bus
"""
NOT_DISCLOSED = (
    "    - {what: Interview, dates: [2004-02-18]}",
    (
        "    - {what: Interview, dates: [2004-02-18]}\n"
        "    - {what: Word from a neighbour, disclosable: no}"
    ),
)


def test_what_is_withheld_is_a_state_of_its_own(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """Neither the value nor "not recorded", which would be untrue."""
    team = copies(NOT_DISCLOSED, more=MORE)["programmes-team"].about

    assert isinstance(team.case.person.address, NotShown)
    assert isinstance(team.case.narrative.conclusion, NotShown)
    assert isinstance(team.case.notes, NotShown)
    assert isinstance(team.assessment.facts["person.address"].state, NotShown)
    assert team.case.delivery.tests[0].date == date(2004, 2, 27)


def test_a_copy_says_that_it_does_not_show_something(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """A sentence that needs what is withheld is replaced whole, as is a text."""
    said = words(composed(copies()["programmes-team"], "psr"))

    assert "Address: The address is not shown in this copy" in said.splitlines()
    assert "This part is not shown in this copy." in said.splitlines()
    assert "1 Example Street" not in said
    assert "I propose an order." not in said


def test_a_source_that_is_not_disclosable_leaves_no_trace(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """The others are listed and counted as if they were all."""
    made = copies(NOT_DISCLOSED)

    assert "Word from a neighbour" in words(composed(made["file"], "psr"))
    for audience in ("court", "defence", "programmes-team"):
        about = made[audience].about
        assert about.assessment.facts["report.sources"].state == 1
        assert "neighbour" not in words(composed(made[audience], "statement"))


def test_working_notes_are_a_section_of_the_file_copy_alone(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """Elsewhere not even the heading is left."""
    made = copies(more=MORE)
    headings = {
        it: [section.heading for section in composed(made[it], "psr").sections]
        for it in AUDIENCES
    }

    assert headings["file"] == [*headings["court"], "Working notes"]
    assert headings["court"] == headings["defence"]
    assert "Working notes" not in headings["programmes-team"]
    (last,) = composed(made["file"], "psr").sections[-1:]
    assert last.id == "notes"


def test_a_case_without_notes_has_no_section_for_them(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """An empty heading would say that something is missing."""
    document = composed(copies()["file"], "psr")

    assert document.sections[-1].id == "signature"


def test_findings_stay_as_they_were_made(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """What a copy may not show still counts; only its reason is not told."""
    made = copies(more=MORE)
    results = {
        it: [(f.rule, f.result, f.outcome) for f in made[it].about.assessment.findings]
        for it in AUDIENCES
    }

    assert results["court"] == results["programmes-team"] == results["file"]
    assert all(
        not finding.tried
        for copy in made.values()
        for finding in copy.about.assessment.findings
    )


def test_a_reason_does_not_tell_what_is_withheld(
    copies: Callable[..., dict[Audience, Copy]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were employment withheld, no reason that rests on it would be given."""
    reason = "The reason rests on what is not shown in this copy."
    employed = ("  address: 1 Example Street\n", "  employment: employed\n")
    shown = words(composed(copies(employed)["court"], "statement"))
    monkeypatch.setitem(MAY_SEE, "person.employment", frozenset(["file"]))
    hidden = words(composed(copies(employed)["court"], "statement"))

    assert reason not in shown
    assert reason in hidden
    assert "is employed" in shown
    assert "employed" not in hidden.replace("unemployed", "")


def test_the_values_to_look_for_are_those_of_no_field_that_is_shown(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """A date that is also the hearing's is no secret, nor is a word like absent."""
    shared = MORE.replace("2004-03-01", "2004-03-12")
    found = {(it.field, it.value) for it in copies(more=shared)["court"].withheld}

    assert found == {
        ("delivery.attendance[1].session", "induction-01"),
        ("delivery.attendance[1].reason", "Missed the last bus"),
        ("notes", "A note that nobody else should read."),
        ("notes", "Ring the landlady on Tuesday."),
    }


def test_nothing_is_withheld_from_the_file(
    copies: Callable[..., dict[Audience, Copy]],
) -> None:
    """It is the officer's own."""
    assert copies(NOT_DISCLOSED, more=MORE)["file"].withheld == ()


def documents_in(folder: Path) -> set[str]:
    """Name the documents that were made, without their endings."""
    return {it.stem for it in folder.glob("*.html")}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_gets_its_documents_and_no_other(
    audience: str, every_copy: Path, built: Path
) -> None:
    """A referral is made for some cases only."""
    folder = built if audience == "file" else every_copy
    made = set().union(*(documents_in(folder / it / audience) for it in CASES))

    assert made == DOCUMENTS[audience]


@pytest.mark.parametrize("case", CASES)
def test_no_file_of_a_copy_lets_out_what_is_withheld(
    case: str, every_copy: Path, workspace: Workspace
) -> None:
    """Of every example case, document and audience: zero leaks."""
    if not (every_copy / case).is_dir():
        pytest.skip("all copies of this case are built under CI alone")
    opened = open_workspace(workspace)
    (read,) = read_cases([workspace.case_path(case)], opened)
    assert read.case is not None
    content = opened.content.on(read.case.value.report.date)
    found = assess(read.case, content)
    dated = timetable_of(read.case, found, content)
    looked_at = 0
    for audience in OTHERS:
        copy = copy_for(audience, read.case, found, dated, content)
        for path in sorted((every_copy / case / audience).glob("*")):
            assert leaks(path.name, path.read_bytes(), copy.withheld) == (), path.name
            looked_at += 1
        shown = shown_words(copy.about.case, {})
        whole = withheld_values(read.case.value, shown)
        assert audience not in {"programmes-team", "person"} or whole
    assert looked_at == FILES_OF_COPIES.get(case, REPORT_AND_STATEMENTS)


@pytest.mark.parametrize("audience", ["court", "defence", "programmes-team"])
def test_only_the_file_copy_says_what_it_rests_on(
    audience: str, every_copy: Path, built: Path
) -> None:
    """No file and line, no wording id, no trace."""
    folder = every_copy / "wm-0131" / audience
    html = (folder / "statement.html").read_text(encoding="utf-8")

    assert not (folder / "trace.json").exists()
    assert not re.search(r"\.yaml|<details|front\.name|\[1\]", html)
    assert "<details" in (built / "wm-0131/file/statement.html").read_text("utf-8")


def test_every_page_says_for_whom_the_copy_is(every_copy: Path, built: Path) -> None:
    """A copy that strays says whose it is."""
    said = {
        "court": "Copy for the court",
        "defence": "Copy for the defence",
        "programmes-team": "Copy for the Programmes Team",
        "file": "Working copy, not for disclosure",
    }
    for audience, words_of_it in said.items():
        folder = built if audience == "file" else every_copy
        page = page_of(folder / "wm-0131" / audience / "statement.html")
        marks = next(it for it in page.iter() if it.get("class") == "marks")
        assert words_of_it in text_of(marks)


def test_a_trace_holds_every_sentence_and_every_field(built: Path) -> None:
    """Each with what it rests on, by the names and lines of the case file."""
    trace = json.loads((built / "wm-0131/file/trace.json").read_text("utf-8"))
    said = [
        it
        for document in trace["documents"]
        for section in document["sections"]
        for it in section["sentences"]
    ]
    (name,) = [it for it in said if it["text"] == "Name: Alan Specimen"][:1]
    written = (ROOT / "cases" / "wm-0131.yaml").read_text(encoding="utf-8")
    line = written.splitlines().index("  name: Alan Specimen") + 1
    at = {"name": "person.name", "file": "wm-0131.yaml", "line": line}

    assert [it["kind"] for it in trace["documents"]] == ["psr", "statement", "summary"]
    assert name["basis"]["wording"] == "front.name"
    assert name["basis"]["facts"] == [at]
    assert at in trace["fields"]
    assert [it for it in said if it["basis"] is None and it["kind"] != "heading"] == []
    assert any(it["basis"]["officer"] for it in said if it["basis"])


def test_a_document_is_not_made_for_somebody_it_is_not_for(
    run: Run, tmp_path: Path
) -> None:
    """The answer says for whom it is made, and nothing is written."""
    result = run(
        *("build", "cases/wm-0131.yaml", "-o", tmp_path / "output"),
        *("--for", "programmes-team", "--only", "psr"),
    )

    assert result.exit_code == 2
    assert result.stderr == (
        "csogp-docs: psr is not made for programmes-team; it is made for: court, "
        "defence, file\n"
    )
    assert not (tmp_path / "output").exists()


def test_a_leak_stops_the_case_before_anything_of_it_is_written(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template that says more than it was given is caught by what it made."""
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "own"
    shutil.copytree(workspace.templates, own)
    (own / "documents" / "statement.html.j2").write_text(
        '{% extends "components/report.html.j2" %}\n'
        "{% block styles %}/* 1 EXAMPLE\n STREET, Worcester */{% endblock %}\n",
        encoding="utf-8",
    )
    changed: Any = type(workspace)(workspace.content, own, workspace.cases)
    order = Order(
        output=tmp_path / "out",
        audiences=("court", "programmes-team"),
        documents=("statement",),
        formats=("html",),
    )
    (made,) = build_cases([workspace.case_path("wm-0131")], order, changed)

    assert made.trouble == (
        "wm-0131/programmes-team/statement.html would show what is withheld from "
        "programmes-team: person.address; nothing of this case is written"
    )
    assert not (tmp_path / "out" / "wm-0131").exists()

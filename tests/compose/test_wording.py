"""Sentences of content: said whole, or replaced whole, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from building import build_cases
from own_content import unreleased

from csogp_docs.compose.template_names import WordingError, names_used
from csogp_docs.compose.wording import render_wording
from csogp_docs.load.workspace import Workspace
from csogp_docs.model.base import NOT_RECORDED
from csogp_docs.pipeline.reading import check
from csogp_docs.publish.order import Order

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ sentence.months | months }}", "36 months"),
        ("  folded\n  over   lines ", "folded over lines"),
        ("{% if sentence.known is known %}a{% else %}b{% endif %}", "b"),
        ("{% if sentence.endless is limited %}a{% else %}b{% endif %}", "b"),
        ("<b> & {{ sentence.name }}", "<b> & O'Neill <x>"),
        ("{{ sentence.many | listed }}", "A and B"),
    ],
)
def test_a_text_is_said(text: str, said: str) -> None:
    """As plain text on one line; what is set in it stays as it is."""
    facts = {
        "months": 36,
        "known": NOT_RECORDED,
        "endless": float("inf"),
        "name": "O'Neill <x>",
        "many": ["A", "B"],
    }

    assert render_wording("some.id", text, {"sentence": facts}) == said


@pytest.mark.parametrize(
    "text",
    [
        "{{ nothing }}",
        "{{ sentence.nothing }}",
        "{% if sentence.nothing %}a{% endif %}",
        "{{ sentence.known }}",
        "{{ sentence.endless }}",
        "{{ sentence.truth }}",
        "{{ none }}",
        "{{ sentence.months",
        "{{ sentence.months | no_such_filter }}",
        "{{ sentence.months.__class__ }}",
        "{{ sentence.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_a_text_that_would_leave_a_hole_is_refused(text: str) -> None:
    """The sentence is named; nothing is printed in its place."""
    facts = {
        "months": 36,
        "known": NOT_RECORDED,
        "endless": float("inf"),
        "truth": True,
    }
    with pytest.raises(WordingError, match=r"^wording some\.id: "):
        render_wording("some.id", text, {"sentence": facts})


def test_a_sentence_that_cannot_be_said_names_its_file_and_line(
    workspace: Workspace, tmp_path: Path
) -> None:
    """An officer is told where, and no message of the template language alone."""
    unreleased(workspace.content, tmp_path / "content")
    path = tmp_path / "content" / "programmes" / "csogp" / "wording" / "report.yaml"
    text = path.read_text(encoding="utf-8")
    old = '  - id: front.statutory\n    text: "'
    assert text.count(old) == 1
    path.write_text(text.replace(old, f"{old}{{{{ 'a' + 1 }}}} "), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1
    own = Workspace(tmp_path / "content", workspace.templates, workspace.cases)
    paths = [workspace.case_path("wm-0131")]
    (made,) = build_cases(paths, Order(output=tmp_path / "output"), own)

    assert made.trouble == (
        "wording front.statutory at content/programmes/csogp/wording/report.yaml:"
        f'{line}:9: can only concatenate str (not "int") to str'
    )


def test_a_reason_that_cannot_be_said_names_its_file_and_line(
    workspace: Workspace, tmp_path: Path
) -> None:
    """The reasons of the rules are texts too."""
    unreleased(workspace.content, tmp_path / "content")
    path = tmp_path / "content" / "programmes" / "csogp" / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    old = 'reason: "The report proposes {{ programme.short_name }}."'
    assert text.count(old) == 1
    path.write_text(
        text.replace(old, 'reason: "It is {{ custody.until }}."'), encoding="utf-8"
    )
    line = text[: text.index(old)].count("\n") + 1
    own = Workspace(tmp_path / "content", workspace.templates, workspace.cases)
    order = Order(output=tmp_path / "output", documents=("statement",))
    (made,) = build_cases([workspace.case_path("wm-0131")], order, own)

    assert made.trouble == (
        f"wording PROPOSAL-OR-REASONS at content/programmes/csogp/rules.yaml:{line}:17:"
        " Unknown has no written form"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("no names", []),
        ("{{ person.name }}", ["person.name"]),
        (
            "{% if law.kind is known and law.kind == 'x' %}{{ missing }}{% endif %}",
            ["law.kind", "missing"],
        ),
    ],
)
def test_the_names_in_a_text_are_found(text: str, names: list[str]) -> None:
    """So that a wrong one is told before any case is built."""
    assert sorted(names_used(text)) == names


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "said"),
    [
        (
            "programmes/csogp/wording/report.yaml",
            'text: "{{ person.name }}"',
            'text: "{{ person.nmae }}"',
            "CS414",
            "the sentence front.name names person.nmae",
        ),
        (
            "programmes/csogp/wording/report.yaml",
            'text: "{{ person.name }}"',
            'text: "{{ person.name }"',
            "CS413",
            "the sentence front.name is no template",
        ),
        (
            "programmes/csogp/rules.yaml",
            'reason: "The report proposes {{ programme.short_name }}."',
            'reason: "The report proposes {{ programme.shortname }}."',
            "CS414",
            "PROPOSAL-OR-REASONS.proposal names programme.shortname",
        ),
    ],
)
def test_a_wrong_name_in_content_is_a_problem_with_its_place(  # noqa: PLR0913, PLR0917
    file: str,
    old: str,
    new: str,
    code: str,
    said: str,
    workspace: Workspace,
    tmp_path: Path,
) -> None:
    """Before any case is read; the line is the one that was changed."""
    unreleased(workspace.content, tmp_path / "content")
    path = tmp_path / "content" / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    own = Workspace(tmp_path / "content", workspace.templates, workspace.cases)
    found, files = check([], own)
    (problem,) = (shown.problem for shown in found)
    line = text[: text.index(old)].count("\n") + 1

    assert files == 0
    assert problem.code == code
    assert problem.message.startswith(said)
    assert problem.place.file == f"content/{file}"
    assert problem.place.line in {line, line - 1}

"""What is refused in a template, at its line, before any document is set."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from csogp_docs.cli import main
from csogp_docs.load.typeface import printable
from csogp_docs.model.codes import CODES
from csogp_docs.render.template_check import template_problems

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATES = ROOT / "templates"
PAGE = '{% extends "components/page.html.j2" %}\n{% block body %}\n<h1>A</h1>\n'


def told(folder: Path) -> list[str]:
    """Return place, code and message of each problem."""
    _, problems = template_problems(folder, printable(TEMPLATES))
    return [f"{it.place}: {it.code}: {it.message}" for it in problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the templates, without their typefaces."""
    shutil.copytree(
        TEMPLATES, tmp_path / "templates", ignore=shutil.ignore_patterns("assets")
    )
    return tmp_path / "templates"


def test_the_templates_that_are_shipped_have_no_problem() -> None:
    """Every rule below is kept by what is shipped."""
    assert told(TEMPLATES) == []


# Each snippet stands in the body of a page, on line 4; the place is typed by hand.
BODIES = [
    ("{% iff document.subject %}x{% endiff %}", "4:1", "CS501"),
    ("{{ document.titel }}", "4:13", "CS502"),
    ("{% for s in document.sections %}{{ s.hading }}{% endfor %}", "4:38", "CS502"),
    ("{% set s = document.sections[0] %}{{ s.blocs }}", "4:40", "CS502"),
    ("{{ dokument.title }}", "4:4", "CS502"),
    ("{{ document.title | typset }}", "4:21", "CS503"),
    ("{% if document.title is defind %}x{% endif %}", "4:25", "CS503"),
    ('{% import "components/blocks.html.j2" as b %}{{ b.tabel(1) }}', "4:51", "CS503"),
    ('{% include "styles/token.css" %}', "4:13", "CS504"),
    ("<p>{{ document.title | safe }}</p>", "4:24", "CS505"),
    ("{% autoescape false %}<p>x</p>{% endautoescape %}", "4:4", "CS505"),
    ("<script>x</script>", "4:1", "CS506"),
    ('<p onclick="x">x</p>', "4:1", "CS506"),
    ('<a href="javascript:x">x</a>', "4:1", "CS506"),
    ('<a href="https://example.org">x</a>', "4:1", "CS507"),
    ('<img src="//example.org/x.svg" alt="x">', "4:1", "CS507"),
    ("<p class={{ document.type }}>x</p>", "4:1", "CS508"),
    ('<a href="#x"><strong>x</strong></a>', "4:14", "CS509"),
    ('<a href="#x">{{ document.title | typeset }}</a>', "4:1", "CS509"),
    ('<img src="asset:///x.svg">', "4:1", "CS510"),
    ('<img src="asset:///x.svg" alt="">', "4:1", "CS510"),
    ("<h3>x</h3>", "4:1", "CS511"),
    (
        "<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>",
        "4:37",
        "CS513",
    ),
    ('<table><tr><th colspan="2">a</th></tr></table>', "4:12", "CS513"),
    ('<table><tr><th rowspan="2">a</th></tr></table>', "4:12", "CS513"),
    ('<a rel="attachment" href="x.txt">x</a>', "4:1", "CS514"),
    ('<link rel="attachment" href="x.txt">', "4:1", "CS514"),
    ("<p>\N{GRINNING FACE}</p>", "4:4", "CS116"),
]


@pytest.mark.parametrize(("body", "place", "code"), BODIES)
def test_a_construct_is_refused_at_its_line(
    body: str, place: str, code: str, folder: Path
) -> None:
    """One broken snippet has one problem, in its file, line and column."""
    path = folder / "documents" / "broken.html.j2"
    path.write_text(PAGE + body + "\n{% endblock %}\n", encoding="utf-8")

    found = told(folder)

    assert [it.split(": ")[:2] for it in found] == [
        [f"templates/documents/broken.html.j2:{place}", code]
    ]


# Each declaration stands in a style sheet for paper, on line 2.
STYLES = [
    ('@import "x.css";', "2:1", "CS507"),
    ('p { background: url("https://example.org/x.svg"); }', "2:5", "CS507"),
    ("td { display: block; }", "2:6", "CS515"),
    (".listing { display: grid; }", "2:12", "CS515"),
    ("ul { list-style-position: inside; }", "2:6", "CS516"),
    ("ul { list-style: disc inside; }", "2:6", "CS516"),
    ('body { background: url("asset:///x.png"); }', "2:8", "CS517"),
    ("body { background-image: url(data:image/png;base64,AA); }", "2:8", "CS517"),
    (".a { display: flex; } .a .b { display: grid; }", "2:31", "CS518"),
    ('@font-face { src: url("asset:///fonts/x.woff2"); }', "2:14", "CS519"),
    (".note { float: footnote; }", "2:9", "CS520"),
    ("p { color: red", "", ""),
    ("} p { }", "2:1", "CS501"),
    ("p { color }", "2:10", "CS501"),  # where the colon is missing
]


@pytest.mark.parametrize(("style", "place", "code"), STYLES)
def test_a_declaration_is_refused_at_its_line(
    style: str, place: str, code: str, folder: Path
) -> None:
    """One broken rule has one problem; an open end is no fault in CSS."""
    path = folder / "styles" / "broken.css"
    path.write_text(f"/* For paper. */\n{style}\n", encoding="utf-8")

    found = [it.split(": ")[:2] for it in told(folder)]

    assert found == ([[f"templates/styles/broken.css:{place}", code]] if code else [])


@pytest.mark.parametrize(
    ("style", "where"),
    [
        ("td { display: block; }", 'medium == "screen"'),
        ("ul { list-style-position: inside; }", 'medium == "screen"'),
    ],
)
def test_what_only_a_screen_shows_may_be_laid_out_freely(
    style: str, where: str, folder: Path
) -> None:
    """The same rule is refused where the sheet is included on paper."""
    (folder / "styles" / "x.css").write_text(style, encoding="utf-8")
    page = folder / "documents" / "x.html.j2"
    include = '{% include "styles/x.css" %}'
    text = f"{PAGE}{{% if {where} %}}{include}{{% endif %}}\n{{% endblock %}}\n"
    page.write_text(text, encoding="utf-8")
    on_screen = told(folder)
    page.write_text(text.replace("screen", "print"), encoding="utf-8")

    assert (on_screen, len(told(folder))) == ([], 1)


def test_flex_within_flex_is_seen_in_the_elements_as_well(folder: Path) -> None:
    """The style sheet does not say which stands in which; the template does."""
    (folder / "styles" / "x.css").write_text(
        ".outer { display: flex; }\n.inner { display: flex; }\n", encoding="utf-8"
    )
    (folder / "documents" / "x.html.j2").write_text(
        PAGE + '<div class="outer"><p><span class="inner">x</span></p></div>\n'
        "{% endblock %}\n",
        encoding="utf-8",
    )

    assert [it[:46] for it in told(folder)] == [
        "templates/documents/x.html.j2:4:23: CS518: fle"
    ]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("documents/x.html.j2", "<p>x</p>\n", ["1:1: CS511", "1:1: CS512"]),
        (
            "documents/x.html.j2",
            "<html>\n<title>x</title><h1>x</h1></html>\n",
            ["1:1: CS512"],
        ),
        (
            "documents/x.html.j2",
            '<html lang="en-GB">\n<title> </title><h1>x</h1></html>\n',
            ["1:1: CS512"],
        ),
    ],
)
def test_a_page_has_a_frame_a_language_a_title_and_a_heading(
    name: str, text: str, expected: list[str], folder: Path
) -> None:
    """Whatever a document is made of is looked at together."""
    (folder / name).write_text(text, encoding="utf-8")

    found = told(folder)

    prefix = f"templates/{name}:"
    assert [it.removeprefix(prefix)[:10] for it in found] == expected


def test_a_macro_is_read_for_what_it_is_called_with(folder: Path) -> None:
    """The same macro holds for a section and not for the document."""
    body = (
        "{% macro head(it) %}{{ it.heading }}{% endmacro %}\n"
        "{% for s in document.sections %}{{ head(s) }}{% endfor %}\n"
    )
    path = folder / "documents" / "x.html.j2"
    path.write_text(PAGE + body + "{% endblock %}\n", encoding="utf-8")
    before = told(folder)
    path.write_text(PAGE + body + "{{ head(document) }}{% endblock %}\n", "utf-8")

    assert before == []
    assert [it[:48] for it in told(folder)] == [
        "templates/documents/x.html.j2:4:27: CS502: it.he"
    ]


def test_the_kind_of_a_block_tells_what_it_has(folder: Path) -> None:
    """Bullets have items, and a table has none."""
    body = (
        "{% for s in document.sections %}{% for b in s.blocks %}\n"
        '{% if b.kind == "bullets" %}{{ b.items }}\n'
        '{% elif b.kind == "table" %}{{ b.items }}{% endif %}\n'
        "{% endfor %}{% endfor %}{% endblock %}\n"
    )
    (folder / "documents" / "x.html.j2").write_text(PAGE + body, encoding="utf-8")

    assert [it[:36] for it in told(folder)] == ["templates/documents/x.html.j2:6:34: "]


def test_a_message_says_what_was_meant(folder: Path) -> None:
    """A slip of the pen is met with the name next to it."""
    (folder / "documents" / "x.html.j2").write_text(
        PAGE + "{{ document.titel }}\n{% endblock %}\n", encoding="utf-8"
    )

    assert told(folder) == [
        (
            "templates/documents/x.html.j2:4:13: CS502: document.titel is not there: "
            'did you mean "title"?'
        )
    ]


def codes() -> Iterator[str]:
    """Yield the codes of templates that no snippet of this file has."""
    tried = {it[2] for it in (*BODIES, *STYLES)} | {"CS512", "CS518"}
    yield from (it for it in CODES if "CS500" < it < "CS600" and it not in tried)


def test_every_code_of_templates_is_tried() -> None:
    """A rule that nothing trips could be broken unseen."""
    assert list(codes()) == []


def test_check_and_build_stop_at_a_broken_template(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is shown as it stands: a template holds nobody's data."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    shutil.copytree(TEMPLATES / "assets", folder / "assets")
    (folder / "styles" / "x.css").write_text("td { display: block; }\n", "utf-8")
    monkeypatch.chdir(tmp_path)

    expected = (
        "templates/styles/x.css:1:6: error[CS515]: display: block takes a table apart; "
        "leave it out on paper\n  1 | td { display: block; }\n    |      ^\n"
    )
    for command in ("check", "build"):
        result = CliRunner().invoke(main, [command, "cases/wm-0131.yaml"])
        assert result.exit_code == 1
        assert expected in result.output

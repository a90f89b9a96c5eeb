"""What the renderer remembers saves time, and changes no byte."""

from __future__ import annotations

import inspect
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import COPIED, THOROUGH
from weasyprint import css
from weasyprint.text import fonts, line_break

from csogp_docs.render import known_lines, versions
from csogp_docs.render.pdf import import_renderer

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

# At a desk two that have what the others have, and documents of delivery besides.
CASES = COPIED if THOROUGH else COPIED[1:3]

# Makes every PDF of some cases in one process, and prints the fingerprint of each.
MAKE = """
import json, sys
from pathlib import Path
from csogp_docs.batch.making import Maker
from csogp_docs.batch.tasks import Task
from csogp_docs.load.inputs import fingerprint_of_file
from csogp_docs.load.workspace import find_workspace
from csogp_docs.pipeline.reading import open_workspace
from csogp_docs.pipeline.press import inputs_of
from csogp_docs.publish.manifest import fingerprint
from csogp_docs.publish.order import Order
from csogp_docs.render import accelerators, known_lines, known_styles

how, root, *cases = sys.argv[1:]
if how == "plainly":
    accelerators.accelerate = lambda: None
elif how == "forgetting":
    known_lines._MOST = known_styles._MOST = 7
workspace = find_workspace(Path(root), Path(root))
order = Order(output=Path("output"), formats=("pdf",), audiences=("file", "court"))
maker = Maker(order, open_workspace(workspace), inputs_of(workspace))
made = {}
for case in cases:
    path = Path(root, "cases", f"{case}.yaml")
    making = maker.make(Task(path, fingerprint_of_file(path), order.wanted)).making
    assert not making.trouble, making.trouble
    made |= {name: fingerprint(it) for name, (it, _) in making.files.items() if it}
print(json.dumps(made))
"""


def made(how: str, cases: Sequence[str]) -> dict[str, str]:
    """The fingerprint of every PDF of some cases, made in one process in this order."""
    ran = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", MAKE, how, str(ROOT), *cases],
        capture_output=True,
        text=True,
        check=True,
    )
    fingerprints: dict[str, str] = json.loads(ran.stdout)
    return fingerprints


def test_the_same_bytes_are_made_with_what_is_remembered_and_without() -> None:
    """Whatever case came before, and whatever was remembered of it."""
    plain = made("plainly", CASES)

    assert len(plain) > 5 * len(CASES)
    assert made("remembering", CASES) == plain
    assert made("remembering", CASES[::-1]) == plain


def test_whatever_breaking_a_line_asks_of_a_style_is_part_of_the_question() -> None:
    """Two styles that differ in nothing that is asked break a line alike."""
    answering = (
        *(line_break.split_first_line, line_break.create_layout, line_break.Layout),
        *(line_break.first_line_metrics, line_break.line_size),
        fonts.get_font_description,
    )
    found = {
        name
        for it in answering
        for name in re.findall(r"style\['(\w+)'\]", inspect.getsource(it))
    }

    assert found == set(known_lines.ASKED)


def test_a_memory_that_is_too_small_to_be_of_use_does_no_harm() -> None:
    """What is full is emptied, in the middle of a page as well."""
    assert made("forgetting", CASES[:1]) == made("plainly", CASES[:1])


def test_with_a_renderer_that_is_not_known_nothing_is_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One byte of its inside may be what an answer turns on."""
    monkeypatch.setattr(versions, "_INSIDE", ("weasyprint/css/__init__.py",))
    monkeypatch.setattr(css, "ComputedStyle", object)
    import_renderer()

    assert not versions.is_renderer_known()
    assert css.ComputedStyle is object

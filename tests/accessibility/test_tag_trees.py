"""The tags of each type of document, as a person last approved them.

Approve with `pytest tests/accessibility --update-golden`, and read what changed: it is
what a screen reader's user moves through.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
from conftest import THREE
from tag_tree import tree

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Golden, Twins


def masked(drawn: str) -> str:
    """Leave out what changes with every version of the program."""
    return "".join(
        "P Made by csogp-docs\n" if line.lstrip().startswith("P Made by") else line
        for line in drawn.splitlines(keepends=True)
    )


def test_the_tags_are_as_approved(one_of_each: list[Twins], golden: Golden) -> None:
    """One document of each type; the manual's first tags stand for the rest."""
    copies = sorted(one_of_each, key=lambda it: it.audience == "file", reverse=True)
    for it in {it.kind: it for it in copies}.values():
        golden(f"tags/{it.kind}.txt", masked(tree(it.pdf, most=200)))


def test_a_bundle_has_the_tags_of_its_parts(
    bundles: Path, built: Path, golden: Golden
) -> None:
    """In one tree, behind those of the contents: nothing lost, nothing moved."""
    parts = [tree(built / it / "file" / "summary.pdf") for it in THREE]
    inside = "".join(it.removeprefix("Document\n") for it in parts)
    together = tree(bundles / "summaries.pdf")

    assert together.endswith(inside)
    golden("tags/bundle.txt", together.removesuffix(inside))


def test_a_tag_that_changes_is_noticed(
    one_of_each: list[Twins], tmp_path: Path
) -> None:
    """A heading that becomes a paragraph changes the picture."""
    twins = next(it for it in one_of_each if it.kind == "summary")
    with pikepdf.open(io.BytesIO(twins.pdf.read_bytes())) as pdf:
        for element in pdf.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/H2":
                element.S = pikepdf.Name.P
        pdf.save(tmp_path / "changed.pdf")

    assert "H2 " in tree(twins.pdf)
    assert tree(tmp_path / "changed.pdf") == tree(twins.pdf).replace("H2 ", "P ")

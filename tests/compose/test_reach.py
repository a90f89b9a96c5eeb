"""A document is composed from the part of content that it can draw on, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from csogp_docs.compose.reach import index_reach, parts, within_reach

if TYPE_CHECKING:
    from csogp_docs.model.content import Content


def names(content: Content) -> set[str]:
    """Name every part of a content."""
    return {name for name, _ in parts(content)}


def reached(kind: str, content: Content) -> Content:
    """Return what a document about the one programme and area can draw on."""
    return within_reach([kind], "csogp", "west-mercia", content)


def test_a_report_reaches_what_its_outline_may_say(content: Content) -> None:
    """Of its rows, boxes and absent parts too, and nothing of the leaflet's."""
    said = names(reached("psr", content))

    assert {
        "law",
        "standards",
        "facts",
        "areas/west-mercia",
        "csogp/programme",
        "csogp/clauses",
        "csogp/rules",
        "csogp/documents/psr",
        # A row of details, a paragraph, a bullet's introduction, inside a box, absent.
        "csogp/wording/front.court",
        "csogp/wording/front.as-at",
        "csogp/wording/sources.introduction",
        "csogp/wording/proposal.programme",
        "csogp/wording/narrative.conclusion-absent",
        # Said of any fact or finding.
        "wording/unknown.awaited",
        "wording/unknown.in-any-event",
    } <= said
    assert "csogp/documents/statement" not in said
    assert "wording/index.introduction" not in said
    assert not {it for it in said if "leaflet" in it or "manual" in it}


@pytest.mark.parametrize(
    ("kind", "reaches"), [("psr", True), ("statement", False), ("summary", False)]
)
def test_a_sentence_of_one_outline_is_out_of_reach_of_others(
    kind: str, content: Content, *, reaches: bool
) -> None:
    """The address stands on the front sheet of the report alone."""
    said = names(reached(kind, content))

    assert ("csogp/wording/front.address" in said) == reaches


def test_the_index_reaches_one_sentence(content: Content) -> None:
    """It is about no programme and no area."""
    said = names(index_reach(content))

    assert {it for it in said if not it.endswith(":lines")} == {
        "law",
        "standards",
        "facts",
        "wording/index.introduction",
    }


def test_every_part_of_content_is_told(content: Content) -> None:
    """What is not told could change unseen. Lines are told of what names them."""
    told = {it for it in names(content) if not it.endswith(":lines")}
    programme = content.programmes["csogp"]

    assert len(told) == 3 + len(content.areas) + len(content.wording) + 3 + len(
        programme.wording
    ) + len(programme.outlines)

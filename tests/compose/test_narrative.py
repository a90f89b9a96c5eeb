"""An officer's own words: paragraphs, lists and emphasis, and not a letter changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csogp_docs.compose.narrative import paragraphs
from csogp_docs.model.document import Bullets, Run


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("One.", [(Run("One."),)]),
        ("One\ntwo.", [(Run("One two."),)]),
        ("One.\n\nTwo.", [(Run("One."),), (Run("Two."),)]),
        (
            "He *misread* it **badly**.",
            [
                (
                    Run("He "),
                    Run("misread", "emphasis"),
                    Run(" it "),
                    Run("badly", "strong"),
                    Run("."),
                )
            ],
        ),
        ("- a\n- b", [Bullets(((Run("a"),), (Run("b"),)))]),
        ("1. a\n2. b", [Bullets(((Run("a"),), (Run("b"),)), ordered=True)]),
        (
            "Before:\n\n- a\n\nAfter.",
            [(Run("Before:"),), Bullets(((Run("a"),),)), (Run("After."),)],
        ),
        ("- a\n  - b", [Bullets(((Run("a"),), (Run("b"),)))]),
        (r"5 \* 3", [(Run("5 * 3"),)]),
        ("a_b_c & <b> {{ x }}", [(Run("a_b_c & <b> {{ x }}"),)]),
        ("", []),
    ],
)
def test_words_are_read_as_markdown_of_few_forms(
    words: str, read: list[object]
) -> None:
    """What has no form of its own stays as it was typed."""
    assert list(paragraphs(words)) == read


@given(
    st.lists(
        st.text(st.characters(categories=["L", "Nd"]), min_size=1), min_size=1
    ).map(" ".join)
)
def test_plain_words_come_back_as_they_were(words: str) -> None:
    """Letters and digits have no meaning but their own."""
    (runs,) = paragraphs(words)

    assert not isinstance(runs, Bullets)
    assert "".join(run.text for run in runs) == words

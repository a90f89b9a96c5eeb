"""Many texts at once are found where one of them is, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csogp_docs.render.search import any_of

TEXTS = st.lists(st.text("ab.(", min_size=1, max_size=4), min_size=1, max_size=8)


@given(texts=TEXTS, within=st.text("ab.(", max_size=10))
def test_it_is_found_where_one_of_them_stands(texts: list[str], within: str) -> None:
    """As looking for one after the other would tell."""
    found = any_of(texts).search(within)

    assert (found is not None) == any(it in within for it in texts)


def test_what_begins_alike_is_no_trouble() -> None:
    """Two hundred texts, each of which parts from the others one letter later."""
    texts = [f"{'a' * length}b" for length in range(2, 202)]

    assert any_of(texts).search("baab")
    assert not any_of(texts).search("abab")

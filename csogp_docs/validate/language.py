"""Check that the phrases of content can be looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csogp_docs.model.problem import Problem
from csogp_docs.validate.phrases import unknown_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.model.language import Language
    from csogp_docs.model.sourced import Sourced


def language_problems(language: Sourced[Language]) -> Iterator[Problem]:
    """Find braces in a phrase that stand for nothing."""
    value = language.value
    lists = [
        (("phrases", index, key), getattr(phrase, key))
        for index, phrase in enumerate(value.phrases)
        for key in ("find", "beside", "unless")
    ]
    for path, phrases in (*lists, (("victims", "named"), value.victims.named)):
        for index, phrase in enumerate(phrases):
            for name in sorted(unknown_placeholders(phrase)):
                yield Problem(
                    code="CS430",
                    place=language.place((*path, index)),
                    message=f"{{{name}}} stands for nothing in a phrase; write "
                    "{number}, {victim}, {title}, {name} or {names}",
                )

"""The text of a reason as it stands, before there is a case to give it about."""

from __future__ import annotations

import pytest

from csogp_docs.compose.template_words import template_words

CONTEXT = {"programme": {"short_name": "CSOGP", "minimum_months": 36, "usual": None}}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nothing to fill.", "Nothing to fill."),
        ("{{ sentence.months }} left", "[sentence.months] left"),
        ("{{ sentence.months | months }} left", "[sentence.months] left"),
        ("{{ programme.short_name }} needs it", "CSOGP needs it"),
        ("{{ programme.minimum_months | months }}", "36 months"),
        ("{{ programme.minimum_months | years }}", "three years"),
        ("{{ programme.usual }}", "[programme.usual]"),
        ("because {{ missing }}.", "because [what is not known, and why]."),
        (
            "{{ (programme.minimum_months - sentence.months) | months }} short",
            "[36 less sentence.months] short",
        ),
        ("{{ a.b + a.c }}", "[a.b and a.c]"),
        ("A{% if a.b %} b{% endif %}.", "A [where a.b is yes: b]."),
        (
            "{% if a.b == 'x' %}X{% elif a.b > 3 %}Y{% else %}Z{% endif %}",
            (
                "[where a.b is x: X] [otherwise, where a.b is more than 3: Y] "
                "[otherwise: Z]"
            ),
        ),
        (
            "{% if a.b is known and a.c is not known %}x{% endif %}",
            "[where a.b is known and a.c is not known: x]",
        ),
        (
            "{% if a.b is limited or a.b < programme.minimum_months %}x{% endif %}",
            "[where a.b has a limit or a.b is less than 36: x]",
        ),
        (
            "{% if a.b is not limited %}{{ a.c }}{% endif %}",
            "[where a.b has no limit: [a.c]]",
        ),
    ],
)
def test_a_text_is_shown_with_its_names_and_conditions(text: str, shown: str) -> None:
    """What the programme answers is said, and the rest is named."""
    assert template_words(text, CONTEXT) == shown


@pytest.mark.parametrize(
    "text",
    [
        "{% for it in a.b %}{{ it }}{% endfor %}",
        "{% set x = 1 %}{{ x.y }}",
        "{{ a.b | length }}",
        "{{ a.b ** 2 }}",
        "{% if a.b is divisibleby(2) %}x{% endif %}",
        "{% if a.b < a.c < a.d %}x{% endif %}",
        "{% if not a.b %}x{% endif %}",
    ],
)
def test_a_text_that_does_more_is_shown_as_written(text: str) -> None:
    """Rather that than words that might not be true."""
    assert template_words(text, CONTEXT) == text

"""The sentence for each thing the reader refuses."""

from __future__ import annotations

import pytest

from csogp_docs.load.yaml_reader import parse


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "",
            (
                "nothing is written in this file; write names and values, such as in an"
                " example case file"
            ),
        ),
        (
            "a: b\n---\n",
            (
                "a line of three hyphens begins a second document here, and a file "
                "holds only one; take the line out, or put what follows in a file of "
                "its own"
            ),
        ),
        (
            "months: 1\nmonths: 2",
            (
                'the key "months" is written twice; keep one of them (the first is on '
                "line 1)"
            ),
        ),
        (
            f"{'x' * 61}: 1\n{'x' * 61}: 2",
            ("this key is written twice; keep one of them (the first is on line 1)"),
        ),
        (
            '"a\\tb": 1\n"a\\tb": 2',
            ("this key is written twice; keep one of them (the first is on line 1)"),
        ),
        (
            "a: *x",
            (
                "a value that begins with * stands for something written elsewhere, "
                "which is not used here; write the value itself, or put quotation marks"
                " round it if the * belongs to the text"
            ),
        ),
        (
            "a: &x b",
            (
                "a word that begins with & before a value is an instruction to other "
                "programs, and is not used here; take the word out, or put quotation "
                "marks round the whole value if the word belongs to the text"
            ),
        ),
        (
            "a: !x b",
            (
                "a word that begins with ! before a value is an instruction to other "
                "programs, and is not used here; take the word out, or put quotation "
                "marks round the whole value if the word belongs to the text"
            ),
        ),
        (
            "%TAG ! x\n--- {}",
            (
                "a line that begins with %TAG is an instruction to other programs, and "
                "is not used here; take that line out"
            ),
        ),
        (
            "<<: b",
            (
                "the name << would copy values from elsewhere, which is not used here; "
                "write the values themselves"
            ),
        ),
        (
            f"a: {'[' * 20}{']' * 20}",
            (
                "this is nested more than 20 levels deep, and reading stops here; see "
                "whether brackets or hyphens were written by mistake"
            ),
        ),
        (
            f"a: {'x' * 200_001}",
            ("the text that begins here is longer than 200,000 characters; shorten it"),
        ),
        (
            f"a: [{'x,' * 50_000}]",
            (
                "the file holds more than 50,000 names and values, and reading stops "
                "here; take out what does not belong to it"
            ),
        ),
        (
            "? [a]\n: b",
            (
                "the name before the colon is missing, or is a list or has braces; "
                "write a plain name, or put quotation marks round the whole value if "
                "its text begins with a bracket, a brace or a question mark"
            ),
        ),
        (
            "- a",
            (
                "the file must consist of names and values, but begins with a text or a"
                " list; write a name, a colon, a space and a value on each line, such "
                "as case: wm-0131"
            ),
        ),
    ],
)
def test_the_message_says_what_to_write_instead(text: str, message: str) -> None:
    """Each problem is one plain sentence with a way out."""
    actual = [problem.message for problem in parse(text, "a.yaml").problems]

    assert [message] == actual

"""What a person reads when a text is not YAML.

The parser says what it expected; the rules below say what was probably meant. They
are tried in order, and the last one always fits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from csogp_docs.load.characters import refused_escape
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    import yaml

    from csogp_docs.load.lines import Lines


class _At(Enum):
    """Which place of an error helps a person most."""

    HERE = auto()
    OPENING = auto()
    BRACKET = auto()


@dataclass(frozen=True, slots=True)
class _Rule:
    """A sentence for an error of the parser, in the words of libyaml or of PyYAML.

    `here` must match the text from the place of the error on, `before` the part of
    its line to the left.
    """

    error: str
    message: str
    at: _At = _At.HERE
    here: str = ""
    before: str = ""


_QUOTES_NEEDED = (
    "a value that begins with *, & or ! needs quotation marks; put them round the "
    "whole value"
)
_INSTRUCTION = (
    "a line that begins with %, or with three full stops or hyphens, is an instruction "
    "to other programs; take that line out"
)
_RULES = (
    _Rule(
        "start any token|tab character",
        "there is a tab here; use spaces instead, two for each step to the right",
        here="\t",
    ),
    _Rule(
        "start any token",
        "a value may not begin with this sign; put the whole value in quotation marks",
    ),
    _Rule(
        "quoted scalar.*(end of stream|document (indicator|separator))",
        "the quotation mark here has no partner; write a second one at the end of the "
        "value",
        at=_At.OPENING,
    ),
    _Rule(
        "escape|hexdecimal",
        "a backslash between double quotation marks begins a special code, and this "
        "one is not known; use single quotation marks, or write two backslashes",
    ),
    _Rule(
        "mapping values are not allowed",
        "there is a second colon and space in one line; put the value in quotation "
        "marks if they belong to the text, or begin a new line",
        before=r":\s",
    ),
    _Rule(
        "mapping values are not allowed",
        "this line does not fit the one above; write it level with the lines it "
        "belongs to, and see that the line above has a colon and a space after its "
        "name",
    ),
    _Rule(
        "could not find expected ':'",
        "there is no colon and space after this; write a name, a colon, a space and "
        "a value, or begin the line further right if it continues the text above",
        at=_At.OPENING,
    ),
    _Rule(
        "sequence entries are not allowed",
        "a list may not begin here; begin each item on a line of its own with a "
        "hyphen and a space, below the name of the list, or put the value in "
        "quotation marks if the hyphen belongs to it",
    ),
    _Rule(
        "mapping keys are not allowed",
        "a value may not begin with a question mark and a space; put the whole value "
        "in quotation marks",
    ),
    _Rule(
        "parsing a block node",
        _INSTRUCTION,
        here=r"---|\.\.\.",
    ),
    _Rule(
        "parsing a block",
        "a bracket or a comma stands where a value should begin; put the whole value "
        "in quotation marks if it belongs to the text",
        here=r"[\]},]",
        before=r"[:\-]\s+$",
    ),
    _Rule(
        "parsing a block (mapping|collection)",
        "there is more text after a closing quotation mark; if that mark belongs to "
        "the text, put the other kind of quotation marks round the whole value, and "
        "see that no quotation mark further up lacks its partner",
        before=r"[\"']\s*$",
    ),
    _Rule("parsing a block", _QUOTES_NEEDED, before=r"[:\-]\s+\*\S+\s+$"),
    _Rule(
        "parsing a block mapping",
        "there is no name before this colon; write one, or take the colon out",
        here=r":(\s|$)",
    ),
    _Rule(
        "parsing a block (mapping|collection)",
        "there is more text after a closing bracket; put the whole value in quotation "
        "marks if the brackets belong to the text",
        before=r"[\]}]\s*$",
    ),
    _Rule(
        "parsing a block collection",
        "this line should be an item of the list above; begin it with a hyphen and a "
        "space, level with the other hyphens, or move it left to where its name "
        "belongs",
    ),
    _Rule(
        "parsing a block mapping",
        "this line is not level with the lines it belongs to; begin it in the same "
        "column as they do",
    ),
    _Rule(
        "parsing a flow (sequence|mapping)",
        "the bracket here is not closed, or a comma is missing after one of its "
        "values; write the closing bracket or the comma",
        at=_At.OPENING,
    ),
    _Rule(
        "parsing a flow node",
        "the bracket here is not closed; write the closing bracket",
        at=_At.BRACKET,
        here=r"$|---|\.\.\.",
    ),
    _Rule(
        "parsing a flow node",
        "there is no value between this sign and the one before; write one, or take "
        "out a comma or a bracket",
    ),
    _Rule(
        r"an? (alias|anchor|tag)\b|tag handle",
        _QUOTES_NEEDED,
        at=_At.OPENING,
    ),
    _Rule(
        "block scalar",
        "a text of several lines begins on the line after | or >; write nothing else "
        "beside that sign, or put the whole value in quotation marks",
    ),
    _Rule("directive|incompatible YAML|document start", _INSTRUCTION),
    _Rule(
        "",
        "this cannot be read as it is written; compare the line, and the one above, "
        "with an example case file, and put long texts in quotation marks",
    ),
)


def syntax_problem(
    error: yaml.MarkedYAMLError, lines: Lines, bracket: int | None
) -> Problem:
    """Put an error of the YAML parser into words.

    Args:
        error: What the parser raised.
        lines: The text it was reading.
        bracket: The index of the innermost bracket that is still open.
    """
    here = error.problem_mark.index if error.problem_mark else 0
    said = f"{error.context}: {error.problem}"
    if "invalid Unicode character escape" in said:
        return refused_escape(lines, here - 2)  # libyaml points after the \u
    rule = next(rule for rule in _RULES if _fits(rule, said, lines, here))
    opening = error.context_mark.index if error.context_mark else here
    at = {
        _At.HERE: here,
        _At.OPENING: opening,
        _At.BRACKET: here if bracket is None else bracket,
    }
    return Problem(code="CS105", place=lines.place(at[rule.at]), message=rule.message)


def unreadable(lines: Lines, index: int) -> Problem:
    """Say that the text cannot be read from an index on, if no more is known."""
    return Problem(code="CS105", place=lines.place(index), message=_RULES[-1].message)


def _fits(rule: _Rule, said: str, lines: Lines, index: int) -> bool:
    line_begins = index - lines.place(index).column + 1
    return bool(
        re.search(rule.error, said)
        and re.compile(rule.here).match(lines.text, index)
        and re.search(rule.before, lines.text[line_begins:index])
    )

"""From YAML events to a located tree, without recursion and within bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from csogp_docs.load.characters import composed, found_in_escapes, stand_in
from csogp_docs.load.open_node import OpenNode
from csogp_docs.load.yaml_events import begins, ends
from csogp_docs.model.located import Scalar
from csogp_docs.model.problem import Problem

if TYPE_CHECKING:
    from csogp_docs.load.lines import Lines
    from csogp_docs.model.located import Node
    from csogp_docs.model.place import Place

MOST_LEVELS = 20
MOST_NODES = 50_000
LONGEST_TEXT = 200_000

_SPACE_OR_COMMENT = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_TAG_OR_ANCHOR = re.compile(r"!<[^>\s]*>|[!&][^\s,\[\]{}]*")


class TreeBuilder:
    """Takes events one by one; has the tree and the problems in the end.

    Attributes:
        root: The top of the first document.
        problems: What was found, in the order in which it was found.
        stopped: True when a bound was reached: take no further events.
        reached: The index just after the last event.
    """

    def __init__(self, lines: Lines) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.stopped = False
        self.reached = 0
        self._lines = lines
        self._open: list[OpenNode] = []
        self._nodes = 0
        self._documents = 0

    @property
    def bracket(self) -> int | None:
        """The index of the innermost bracket that is still open."""
        brackets = [it.bracket for it in self._open if it.bracket is not None]
        return brackets[-1] if brackets else None

    def take(self, event: yaml.Event) -> None:
        """Take the next event."""
        self.reached = ends(event)
        match event:
            case yaml.DocumentStartEvent():
                self._start_document(event)
            case yaml.AliasEvent():
                self._take_alias(event)
            case yaml.ScalarEvent():
                self._add(self._scalar(event))
            case yaml.CollectionStartEvent():
                self._start_collection(event)
            case yaml.CollectionEndEvent():
                self._add(self._open.pop().node())
            case _:
                pass  # the ends of documents and of the stream say nothing

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents == 2:  # noqa: PLR2004 - one is right, the second is told
            self._say(
                "CS107",
                self._lines.place(begins(event)),
                "a line of three hyphens begins a second document here, and a file "
                "holds only one; take the line out, or put what follows in a file of "
                "its own",
            )

    def _take_alias(self, event: yaml.AliasEvent) -> None:
        place = self._lines.place(begins(event))
        self._say(
            "CS109",
            place,
            "a value that begins with * stands for something written elsewhere, which "
            "is not used here; write the value itself, or put quotation marks round "
            "it if the * belongs to the text",
        )
        self._count(place)
        if self._expects_key():
            self._open[-1].skip_key()
        else:
            self._add(Scalar("", place, plain=True, first_line=place.line))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        begin = self._after_tag_and_anchor(event)
        place = self._lines.place(begin)
        self._count(place)
        if event.style == '"':
            found = found_in_escapes(self._lines, begin, ends(event))
            self.problems.extend(found)
        is_block = event.style in {"|", ">"}
        return Scalar(
            self._text(event.value, place),
            place,
            plain=not event.style,
            first_line=place.line + is_block,
        )

    def _text(self, value: str, place: Place) -> str:
        if len(value) > LONGEST_TEXT:
            self._say(
                "CS113",
                place,
                f"the text that begins here is longer than {LONGEST_TEXT:,} "
                "characters; shorten it",
            )
            return value
        text = stand_in(value)
        normal = composed(text)
        if normal is None:
            self._say(
                "CS104",
                place,
                "a letter of this text carries more than 30 accents, which cannot be "
                "printed; write the letter again",
            )
        return text if normal is None else normal

    def _start_collection(self, event: yaml.CollectionStartEvent) -> None:
        begin = self._after_tag_and_anchor(event)
        place = self._lines.place(begin)
        self._count(place)
        if len(self._open) == MOST_LEVELS:
            self._say(
                "CS112",
                place,
                f"this is nested more than {MOST_LEVELS} levels deep, and reading "
                "stops here; see whether brackets or hyphens were written by mistake",
            )
            self.stopped = True
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        bracket = begin if event.flow_style else None
        self._open.append(OpenNode(place, is_mapping, bracket, expects_key=is_mapping))

    def _add(self, node: Node) -> None:
        if self._expects_key():
            problem = self._open[-1].take_key(node)
            self.problems.extend([problem] if problem else [])
        elif self._open:
            self._open[-1].take_value(node)
        elif self._documents == 1:
            self.root = node

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].expects_key

    def _after_tag_and_anchor(self, event: yaml.Event) -> int:
        """Report tags and anchors of a value; return where the value itself begins."""
        index = begins(event)
        text = self._lines.text
        if not getattr(event, "tag", None) and not getattr(event, "anchor", None):
            return index
        while mark := _TAG_OR_ANCHOR.match(text, index):
            code = "CS110" if mark[0][0] == "!" else "CS109"
            self._say(
                code,
                self._lines.place(index),
                f"a word that begins with {mark[0][0]} before a value is an "
                "instruction to other programs, and is not used here; take the word "
                "out, or put quotation marks round the whole value if the word belongs "
                "to the text",
            )
            index = _skipped(text, mark.end())
        return index

    def _count(self, place: Place) -> None:
        self._nodes += 1
        if self._nodes == MOST_NODES + 1:
            self._say(
                "CS113",
                place,
                f"the file holds more than {MOST_NODES:,} names and values, and "
                "reading stops here; take out what does not belong to it",
            )
            self.stopped = True

    def _say(self, code: str, place: Place, message: str) -> None:
        self.problems.append(Problem(code=code, place=place, message=message))


def _skipped(text: str, index: int) -> int:
    space = _SPACE_OR_COMMENT.match(text, index)
    return space.end() if space else index

"""The events of a YAML text: the one way into PyYAML.

Why:
    Events are made one at a time, without recursion and without meaning given to
    values, so that a reader can stop before a hostile text costs stack or time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

EventLoader = type[yaml.CSafeLoader] | type[yaml.SafeLoader]

LOADER: EventLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The parser in C is twenty times as fast; not every build of PyYAML has it.
IS_FAST = LOADER is not yaml.SafeLoader


def events(text: str, loader: EventLoader = LOADER) -> Iterator[yaml.Event]:
    """Yield the events of a text, in its order."""
    return yaml.parse(text, Loader=loader)


def begins(event: yaml.Event) -> int:
    """Return the index at which an event begins, its tag and anchor included."""
    return cast("yaml.Mark", event.start_mark).index


def ends(event: yaml.Event) -> int:
    """Return the index just after an event."""
    return cast("yaml.Mark", event.end_mark).index

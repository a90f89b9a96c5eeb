"""Commands that are imported when they are run, so that none waits for the others."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, MutableMapping

import click


class Lazily(MutableMapping[str, click.Command]):
    """Commands by name, each in the module `csogp_docs.cli.NAME` under its name."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._names:
            raise KeyError(name)
        module = importlib.import_module(f"csogp_docs.cli.{name}")
        command: click.Command = getattr(module, name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __setitem__(self, name: str, command: click.Command) -> None:
        raise TypeError("commands are listed where the command line is defined")

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands are listed where the command line is defined")

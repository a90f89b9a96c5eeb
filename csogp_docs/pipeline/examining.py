"""What of this machine would stop a document, change its bytes, or cost time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from csogp_docs.load.installed import extras, pins
from csogp_docs.load.typeface import unusable_typefaces
from csogp_docs.load.yaml_events import IS_FAST
from csogp_docs.publish.files import unwritable
from csogp_docs.publish.output import recorded
from csogp_docs.render.versions import (
    SUBSET,
    WITHOUT_SUBSET,
    is_renderer_known,
    libraries,
    versions,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from csogp_docs.load.workspace import Workspace

# The Debian package that brings each library, where that is not Pango's own.
_BROUGHT_BY = {SUBSET: "libharfbuzz-subset0"}
_PANGO = "libpangoft2-1.0-0"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was looked at, and what was found.

    Where it is `wrong` a document would be stopped, or its bytes changed. What `costs`
    does neither.
    """

    what: str
    found: str
    verdict: Literal["well", "costs", "wrong"] = "well"


def examine(workspace: Workspace, output: Path) -> Iterator[Finding]:
    """Look at everything that documents are made with; nothing is changed.

    Args:
        workspace: whose templates and typefaces are used.
        output: where documents would be written.
    """
    yield from _packages()
    yield from _libraries()
    yield from _typefaces(workspace)
    yield from _output(output)
    if IS_FAST:
        yield Finding("YAML", "read by the parser in C")
    else:
        told = "PyYAML is here without its parser in C; files are read more slowly"
        yield Finding("YAML", told, "costs")
    if is_renderer_known():
        told = "what it works out is remembered from page to page"
        yield Finding("weasyprint, inside", told)
    else:
        told = (
            "not the one known here, so that nothing is remembered from page to page; "
            "each takes half as long again"
        )
        yield Finding("weasyprint, inside", told, "costs")
    yield Finding("cores", f"{len(os.sched_getaffinity(0))}")
    for extra, missing in extras().items():
        told = f"not installed: {', '.join(missing)}" if missing else "there"
        yield Finding(f"extra {extra}", told)


def _packages() -> Iterator[Finding]:
    """Hold what decides bytes against what this version of the program asks for."""
    asked, found = pins(), versions()
    if not asked:
        told = "not installed, so that it cannot be told what it was tried with"
        yield Finding("csogp-docs", told, "costs")
    for name in sorted(found.keys() - libraries().keys()):
        if found[name] == "none":
            told = f"not there; type: pip install {name}"
            yield Finding(name, told, "wrong")
        elif asked.get(name, found[name]) != found[name]:
            told = (
                f"{found[name]}, where csogp-docs asks for {asked[name]}; documents "
                f"would have other bytes; type: pip install {name}=={asked[name]}"
            )
            yield Finding(name, told, "wrong")
        else:
            pinned = ", as asked for" if name in asked else ""
            yield Finding(name, f"{found[name]}{pinned}")


def _libraries() -> Iterator[Finding]:
    for name, found in libraries().items():
        package = _BROUGHT_BY.get(name, _PANGO)
        cost = WITHOUT_SUBSET if name == SUBSET else "no PDF can be made"
        told = f"not there; {cost}; on Debian, type: apt-get install {package}"
        if found == "none":
            yield Finding(name, told, "wrong")
        else:
            yield Finding(name, found)


def _typefaces(workspace: Workspace) -> Iterator[Finding]:
    found = unusable_typefaces(workspace.templates)
    if not found:
        yield Finding("typefaces", "no style sheet names any", "wrong")
    for name, why in found.items():
        told = (
            f"{why}; no PDF can be made. Install csogp-docs again" if why else "whole"
        )
        yield Finding(name, told, "wrong" if why else "well")


def _output(folder: Path) -> Iterator[Finding]:
    """Tell whether documents can be written, and what was there before would change."""
    why = unwritable(folder)
    if why:
        told = f"cannot be written: {why}. Name a folder that can be with -o"
        yield Finding(str(folder), told, "wrong")
        return
    yield Finding(str(folder), "can be written")
    manifest, now = recorded(folder), versions()
    before: dict[str, dict[str, None]] = {}
    for entry in manifest.files.values():
        for name, was in manifest.inputs[entry.inputs]["versions"].items():
            if was != now.get(name, "none"):
                before.setdefault(name, {})[was] = None
    for name, were in sorted(before.items()):
        told = (
            f"documents there were made with {name} {', '.join(were)}, and would be "
            f"made with {now.get(name, 'none')}; they would have other bytes"
        )
        yield Finding(str(folder), told, "wrong")

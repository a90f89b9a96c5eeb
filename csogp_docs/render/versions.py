"""The versions of all that decides the bytes of a document, told without using it."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import sys
import zlib
from importlib.util import find_spec
from pathlib import Path

# What composes, sets and lays out; a version of any other package decides nothing.
PACKAGES = (
    "holidays",
    "jinja2",
    "markdown-it-py",
    "pikepdf",
    "pydyf",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
)

# Without HarfBuzz' library for cutting down typefaces the renderer does so by other
# means, and warns of it; and what it warns of is never published.
SUBSET = "harfbuzz-subset"
WITHOUT_SUBSET = (
    "no PDF can be made: one would take four times as long, and have other bytes than "
    "elsewhere"
)

# The libraries that shape text and choose typefaces, and how each tells its version.
_LIBRARIES = {
    "fontconfig": ("libfontconfig", 1, "FcGetVersion"),
    "harfbuzz": ("libharfbuzz", 0, "hb_version_string"),
    SUBSET: ("libharfbuzz-subset", 0, ""),
    "pango": ("libpango-1.0", 0, "pango_version_string"),
}
# What is opened besides, and comes with the others.
_OPENED = {
    "gobject": ("libgobject-2.0", 0, ""),
    "pangoft2": ("libpangoft2-1.0", 0, ""),
}

# The parts of the renderer that `accelerators` takes the place of, or counts on, and
# their fingerprint in the version for which that was written.
_INSIDE = (
    *("cssselect2/__init__.py", "pydyf/__init__.py", "tinyhtml5/inputstream.py"),
    "weasyprint/html.py",
    *("weasyprint/css/__init__.py", "weasyprint/css/computed_values.py"),
    *("weasyprint/css/properties.py", "weasyprint/layout/inline.py"),
    *("weasyprint/layout/percent.py", "weasyprint/layout/preferred.py"),
    *("weasyprint/text/fonts.py", "weasyprint/text/line_break.py"),
)
_KNOWN_INSIDE = "b2e508c1d49a54c9310bb7c042ffbff0d5c95a11019d8430eb7c619ab39ac2dd"


def is_renderer_known() -> bool:
    """Tell whether the inside of the renderer is that of the version known here."""
    inside = hashlib.sha256()
    for name in _INSIDE:
        package, _, file = name.partition("/")
        found = find_spec(package)
        if found is None or found.origin is None:
            return False
        path = Path(found.origin).parent / file
        inside.update(path.read_bytes() if path.is_file() else b"")
    return inside.hexdigest() == _KNOWN_INSIDE


def libraries() -> dict[str, str]:
    """Return every library that a PDF takes: its version, `there`, or `none`."""
    return {name: _library(*it) for name, it in sorted((_LIBRARIES | _OPENED).items())}


def versions() -> dict[str, str]:
    """Return every version by name; one that cannot be told is `none`."""
    found = dict.fromkeys(PACKAGES, "none") | _recorded()
    found |= {name: _library(*it) for name, it in _LIBRARIES.items()}
    found["python"] = ".".join(map(str, sys.version_info[:2]))
    found["zlib"] = zlib.ZLIB_RUNTIME_VERSION
    return dict(sorted(found.items()))


def _recorded() -> dict[str, str]:
    """Look where an installer records a package, which is in the name of a folder.

    `importlib.metadata` would read every one of them, for half as long as a build in
    which nothing has changed may take.
    """
    wanted = {re.sub(r"[-_.]+", "_", name): name for name in PACKAGES}
    found: dict[str, str] = {}
    for folder in sys.path:
        for entry in _names(folder):
            name, _, version = entry.removesuffix(".dist-info").partition("-")
            known = wanted.get(re.sub(r"[-_.]+", "_", name).lower())
            # What stands first on the path is what is imported.
            if known and entry.endswith(".dist-info"):
                found.setdefault(known, version)
    return found


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in entries]
    except OSError:  # a path may name what is not there, or an archive
        return []


def _library(stem: str, number: int, tells: str) -> str:
    """Ask a shared library for its version; one that tells none is there or not."""
    file = f"{stem}.dylib" if sys.platform == "darwin" else f"{stem}.so.{number}"
    try:
        library = ctypes.CDLL(file)
    except OSError:
        return "none"
    if not tells:
        return "there"
    ask = getattr(library, tells)
    if tells.endswith("_string"):
        ask.restype = ctypes.c_char_p
        told: bytes = ask()
        return told.decode()
    return str(ask())

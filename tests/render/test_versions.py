"""The versions that decide bytes are told without importing what they are of."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version

import pytest

from csogp_docs.render.versions import PACKAGES, versions


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_has_the_version_that_is_installed(package: str) -> None:
    """As the library that reads all of a package's record tells it."""
    assert versions()[package] == version(package)


def test_the_libraries_that_shape_text_are_told() -> None:
    """As the renderer, which uses them, tells them."""
    from weasyprint.text.ffi import pango  # noqa: PLC0415 - it takes most of a second

    number = pango.pango_version()
    told = f"{number // 10000}.{number // 100 % 100}.{number % 100}"

    assert versions()["pango"] == told
    assert versions()["harfbuzz"][0].isdigit()
    assert versions()["harfbuzz-subset"] == "there"
    assert versions()["fontconfig"].isdigit()


def test_nothing_is_imported_to_tell_them() -> None:
    """A build in which nothing has changed has no time for that."""
    asked = (
        "import sys; from csogp_docs.render.versions import versions; versions(); "
        "print(sorted({'weasyprint', 'pikepdf', 'jinja2', 'importlib.metadata'} "
        "& sys.modules.keys()))"
    )
    answer = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", asked], check=True, capture_output=True, text=True
    )

    assert answer.stdout == "[]\n"

#!/usr/bin/env python3
"""Make sure that the system has what pip cannot install.

Run by make with the system's own Python, before there is a virtual environment:
so only the standard library is used. What is missing is installed with apt-get
where that needs no password; elsewhere the line to type is printed, and nothing
is changed.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import importlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """A shared library that WeasyPrint opens by name while it runs.

    Attributes:
        name: Its name without prefix or ending, such as ``pango-1.0``.
        version: The number at the end of its file name on Linux.
        package: The Debian package that brings it, itself or as a dependency.
    """

    name: str
    version: int
    package: str

    @property
    def file(self) -> str:
        """The file that WeasyPrint will look for on this system."""
        if sys.platform == "darwin":
            return ctypes.util.find_library(self.name) or f"lib{self.name}.dylib"
        return f"lib{self.name}.so.{self.version}"

    def opens(self) -> bool:
        """Tell whether it is there and usable, by opening it."""
        try:
            ctypes.CDLL(self.file)
        except OSError:
            return False
        return True


# WeasyPrint does without the subset library, but then cuts fonts another way and
# writes other bytes: here it is needed like the rest.
LIBRARIES = (
    Library("gobject-2.0", 0, "libpango-1.0-0"),
    Library("pango-1.0", 0, "libpango-1.0-0"),
    Library("fontconfig", 1, "libpangoft2-1.0-0"),
    Library("harfbuzz", 0, "libpangoft2-1.0-0"),
    Library("pangoft2-1.0", 0, "libpangoft2-1.0-0"),
    Library("harfbuzz-subset", 0, "libharfbuzz-subset0"),
)

# What only the tests run, by the names it may have, and its Debian package.
PROGRAMS = {
    ("java",): "openjdk-17-jre-headless",
    ("chromium", "chromium-browser", "google-chrome"): "chromium",
}


def find_missing(*, for_tests: bool) -> dict[str, str]:
    """Find what is missing, by trying to use it.

    Args:
        for_tests: look for the programs that only the tests run, too.

    Returns:
        The Debian package of each missing thing.
    """
    missing = {}
    for names, package in PROGRAMS.items() if for_tests else ():
        if not any(shutil.which(name) for name in names):
            missing[names[0]] = package
    importlib.invalidate_caches()
    for module in ("venv", "ensurepip"):
        try:
            importlib.import_module(module)
        except ImportError:
            # Debian packs these apart from Python, once for each version of it.
            version = f"{sys.version_info.major}.{sys.version_info.minor}"
            missing[module] = f"python{version}-venv"
    for library in LIBRARIES:
        if not library.opens():
            missing[library.file] = library.package
    return missing


def apt_line(missing: dict[str, str]) -> list[str]:
    """Return the words of the command that installs what is missing on Debian."""
    packages = dict.fromkeys(missing.values())
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def root_prefix() -> list[str] | None:
    """Return what to put before a command that needs root.

    Returns:
        No words for root, sudo where it asks for no password, else None.
    """
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    return None


def apt_install(missing: dict[str, str]) -> str:
    """Install what is missing with apt-get, if that asks for nothing.

    Returns:
        What apt-get said, or nothing if it could not be tried.
    """
    prefix = root_prefix()
    if not shutil.which("apt-get") or prefix is None:
        return ""
    line = apt_line(missing)
    sys.stdout.write(f"Installing what the system lacks: {' '.join(line)}\n")
    sys.stdout.flush()
    prefix += ["env", "DEBIAN_FRONTEND=noninteractive"]
    # An update that failed in part may not matter: the install will tell.
    update = _run([*prefix, "apt-get", "update"])
    return update.stdout + _run([*prefix, *line]).stdout


def advice(missing: dict[str, str]) -> str:
    """Say what is missing and how to get it, with the line to type if there is one."""
    lacks = f"This system lacks {', '.join(missing)}."
    if shutil.which("apt-get"):
        line = f"sudo apt-get update && sudo {' '.join(apt_line(missing))}"
    elif sys.platform == "darwin" and "ensurepip" not in missing:
        line = "brew install pango"
    else:
        return (
            f"{lacks}\nInstall Pango and HarfBuzz, with its subset library, and a "
            "Python with venv and ensurepip. Then run make again."
        )
    return f"{lacks} Type this, then run make again:\n{line}"


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - no shell, and every word is from this file
        command,
        check=False,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def main() -> None:
    """Install what is missing, or stop and say what to do.

    With `--for-tests`, the programs that only the tests run are wanted too. Without
    them tests are skipped, so that they stop nothing but CI.
    """
    for_tests = "--for-tests" in sys.argv[1:]
    missing = find_missing(for_tests=for_tests)
    if not missing:
        return
    said = apt_install(missing)
    missing = find_missing(for_tests=for_tests)
    needed = missing if os.environ.get("CI") else find_missing(for_tests=False)
    if needed:
        sys.exit(said + advice(needed))
    if missing:
        sys.stdout.write(
            f"{advice(missing)}\nUntil then the tests that need it are skipped.\n"
        )


if __name__ == "__main__":
    main()

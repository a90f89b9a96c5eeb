"""What the command line shows to somebody who sits at a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def on_a_terminal(*words: str, **environment: str) -> str:
    """Run a command in a terminal, at the root of the checkout; return what it shows.

    Args:
        words: what follows the name of the program.
        environment: the variables besides those of this process, of which NO_COLOR is
            left out.
    """
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine lends no terminal: {error}")
    inherited = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    process = subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "csogp_docs", *words],
        cwd=ROOT,
        env={**inherited, "TERM": "xterm", **environment},
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    with process:
        while True:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # the other end of the terminal is closed
                break
    os.close(ours)
    return shown.decode()

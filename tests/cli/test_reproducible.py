"""The same case, content and typefaces give the same bytes, wherever and whenever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = ["wm-0131", "wm-0138", "wm-0143"]
WHERE = {
    "one": {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1", "JOBS": "1"},
    "two/deeper": {
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "2",
        "SOURCE_DATE_EPOCH": "1",
        "JOBS": "2",
    },
}


def test_two_builds_in_two_places_give_the_same_bytes(tmp_path: Path) -> None:
    """Another folder, clock, language, hash seed and workers change no byte of any."""
    running = []
    for name, environment in WHERE.items():
        folder = tmp_path / name
        (folder / "cases").mkdir(parents=True)
        # In another order on the disk, too.
        for case in sorted(CASES, reverse=name == "one"):
            shutil.copy(ROOT / "cases" / f"{case}.yaml", folder / "cases")
        running.append(
            subprocess.Popen(  # noqa: S603 - our own program
                [
                    *(sys.executable, "-m", "csogp_docs", "build", "cases"),
                    *("--jobs", environment["JOBS"]),
                ],
                cwd=folder,
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
            )
        )
    codes = [process.wait(timeout=300) for process in running]
    one, two = (_contents(tmp_path / name / "output") for name in WHERE)

    assert codes == [0, 0]
    # Three documents each, one referral, in two formats; traces; the index, of which
    # there are four pages, a PDF and a table; manifest.
    assert len(one) == 20 + 3 + 6 + 1
    assert [
        name for name in sorted({*one, *two}) if one.get(name) != two.get(name)
    ] == []


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }

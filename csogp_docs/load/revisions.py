"""Find content that is named by its folder, or by a git revision."""

from __future__ import annotations

import io
import subprocess
import tarfile
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from csogp_docs.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from csogp_docs.load.workspace import Workspace


@contextmanager
def content_named(named: str, workspace: Workspace) -> Iterator[Workspace]:
    """Open the workspace with the content that a person named.

    That is a folder of content, a folder that holds `content/`, or a revision of the
    git repository in which the workspace's content is.

    Raises:
        WorkspaceError: it is none of these.
    """
    for folder in (Path(named) / "content", Path(named)):
        if (folder / "programmes").is_dir():
            yield replace(workspace, content=folder)
            return
    with TemporaryDirectory(prefix="csogp-docs-") as temporary:
        _extract(named, workspace.content.resolve(), Path(temporary))
        yield replace(workspace, content=Path(temporary))


def _extract(revision: str, content: Path, into: Path) -> None:
    """Write the content of a revision into a folder."""
    # Within a folder, git archives what is in it and nothing around it.
    git = ["git", "-C", str(content), "archive", "--format=tar"]
    try:
        made = subprocess.run(  # noqa: S603 - a fixed program, and no shell
            [*git, "--end-of-options", revision], capture_output=True, check=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        raise WorkspaceError(
            f'"{revision}" is neither a folder with content nor a revision of the git '
            f"repository of {content.name}/; name one of these"
        ) from error
    with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if member.isfile() else None
            target = (into / member.name).resolve()
            # Files only, so that nothing in a repository leads out of the folder.
            if file is not None and target.is_relative_to(into.resolve()):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())

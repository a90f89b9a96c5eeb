"""What the command line says of itself, and of a line it does not understand."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click
import pytest

from csogp_docs.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Run


def commands_of(group: click.Group) -> Iterator[tuple[str, ...]]:
    """Name every command, and those of a group by both their names."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from ((name, *inner) for inner in commands_of(command))
        else:
            yield (name,)


COMMANDS = list(commands_of(main))


def test_these_are_the_commands() -> None:
    """The tests below look at every command, and these are among them."""
    some = {("build",), ("why",), ("content", "diff"), ("rules", "manual")}

    assert some <= set(COMMANDS)


def test_help_lists_commands_and_exit_codes(run: Run) -> None:
    """Whoever writes a script finds there what a failure looks like."""
    result = run("--help")
    text = " ".join(result.stdout.split())

    assert result.exit_code == 0
    assert [it for it, *_ in COMMANDS if f"  {it} " not in result.stdout] == []
    assert (
        "Exit codes: 0 clean; 1 problems in the input, or findings that block; "
        "2 the command line or the set-up; 130 interrupted."
    ) in text


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_of_a_command_shows_examples(command: tuple[str, ...], run: Run) -> None:
    """Each on a line of its own, and understood by the command it is for."""
    result = run(*command, "--help")
    _, _, after = result.stdout.partition("Examples:\n")
    examples = [shlex.split(line) for line in after.splitlines()]

    assert result.exit_code == 0
    assert "\\b" not in result.stdout
    assert examples
    for words in examples:
        name, *rest = words
        assert name == "csogp-docs"
        assert tuple(rest[: len(command)]) == command
        asked: click.Command = main
        for part in command:
            assert isinstance(asked, click.Group)
            asked = asked.commands[part]
        asked.make_context(command[-1], rest[len(command) :])


def test_version_is_told(run: Run) -> None:
    """It is the first thing that is asked of whoever reports a fault."""
    assert run("--version").stdout == "csogp-docs, version 0.1.0\n"


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (["chek"], "Did you mean 'check'?"),
        (["build", "--onyl", "psr"], "'--only'"),
        (["build", "--only", "psrr"], '"psrr" is not one of: psr, statement, summary'),
        (["build", "--format", "docx"], '"docx" is not one of: html, pdf'),
        (["check", "--format", "xml"], "'xml' is not one of 'text', 'json'"),
        (
            ["build", "--section", "conclusoin"],
            'there is no section "conclusoin"; there is: front-sheet, sources,',
        ),
        (["leaflet", "west-mercai"], 'there is no "west-mercai"; there is: west-merci'),
        (["leaflet", "--programme", "csopg"], 'there is no "csopg"; there is: csogp'),
        (["rules", "manual", "csopg"], 'there is no "csopg"; there is: csogp'),
        (["rules", "manul"], "Did you mean 'manual'?"),
        (["rules", "manual", "--format", "docx"], '"docx" is not one of: html, pdf'),
        (["why", "wm-0142x"], 'did you mean "wm-0142"?'),
        (["why", "nobody"], "write one of: wm-0131, wm-0132,"),
        (["explain", "CS9999"], 'there is no code "CS9999"; there is: CS101, CS102,'),
        (["-w", "no-such-folder", "check"], "no-such-folder is no workspace"),
        (["-w", "docs", "check"], "docs is no workspace: it has no folder content/"),
    ],
)
def test_what_is_not_known_is_answered_with_what_is(
    line: list[str], answer: str, run: Run
) -> None:
    """A slip of the hand ends in a hint and exit code 2, never in a traceback."""
    result = run(*line)

    assert result.exit_code == 2
    assert answer in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (["check"], "holds no case files; their names end in .yaml"),
        (["build"], "holds no case files; their names end in .yaml"),
        (["why", "wm-0131"], "there is none"),
    ],
)
def test_a_folder_without_case_files_is_told(
    line: list[str],
    answer: str,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """Away from any workspace the content shipped is used, and there is no case."""
    monkeypatch.chdir(tmp_path)
    result = run(*line)

    assert result.exit_code == 2
    assert answer in result.stderr

"""What the project says of itself is so: commands, links, dependencies, versions."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import tellings
from tellings.cli import main

ROOT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md"), *ROOT.glob("bench/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
NAME = re.compile(r"^[A-Za-z0-9_.-]+")


def requirements(lines: list[str]) -> set[str]:
    """Return the names of the packages required, in small letters."""
    return {match[0].lower() for line in lines if (match := NAME.match(line))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link of a document to a file of the project finds it."""
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_dependency_has_its_reason() -> None:
    """Each package required at run time has a row in docs/dependencies.md, and no row is left of one that is gone."""
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").split("For development")[0]
    rows = {match.lower() for match in re.findall(r"^\| (\S+) \|", table, re.MULTILINE)} - {"package"}
    extras = [line for lines in SETTINGS["project"]["optional-dependencies"].items() if lines[0] != "dev"
              for line in lines[1]]  # fmt: skip
    assert rows == requirements([*SETTINGS["project"]["dependencies"], *extras]) - {"tellings"}


def test_all_takes_every_extra() -> None:
    """The extra `all` names what every other extra for users names."""
    extras = SETTINGS["project"]["optional-dependencies"]
    users = {name for extra, lines in extras.items() if extra not in {"all", "dev"} for name in requirements(lines)}
    assert requirements(extras["all"]) == users


def test_the_changes_tell_of_this_version() -> None:
    """CHANGELOG.md has a section for the version of the package."""
    assert f"\n## {tellings.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command() -> None:
    """README.md shows each command, and no command that does not exist."""
    shown = re.findall(
        r"^\s{4}(?:\$ )?tellings ([a-z]+)", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert set(shown) == set(main.commands)


@pytest.mark.parametrize("target", ["test", "demo"])
def test_the_two_commands_are_targets(target: str) -> None:
    """`make test` and `make demo` stand in README.md, Makefile and .ci/run."""
    for file in ("README.md", ".ci/run"):
        assert f"make {target}" in (ROOT / file).read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

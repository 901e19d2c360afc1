"""The schema that ships is the schema of the nouns."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from jsonschema import Draft202012Validator

from tellings import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


def test_the_schema_that_ships_is_up_to_date() -> None:
    """`tellings/schema.json` equals `record.schema()`; `make schema` writes it anew."""
    plain = json.loads(json.dumps(record.schema()))  # tuples to lists
    assert json.loads((files("tellings") / "schema.json").read_text(encoding="utf-8")) == plain


def test_the_schema_is_one() -> None:
    """What ships is itself valid JSON Schema, draft 2020-12."""
    Draft202012Validator.check_schema(record.schema())


def test_the_command_prints_what_ships(tellings: Callable[..., Result]) -> None:
    """`tellings schema` prints the file byte for byte."""
    assert tellings("schema").output == (files("tellings") / "schema.json").read_text(encoding="utf-8")


def test_a_record_is_valid_by_it(tellings: Callable[..., Result], pages: tuple[Path, Path]) -> None:
    """What `compare --format json` writes is valid by what `schema` prints."""
    validator = Draft202012Validator(json.loads(tellings("schema").output))
    validator.validate(json.loads(tellings("compare", *pages, "--format", "json").output))

"""The record `tellings/1`: comparisons and tellings to JSON and back, and its JSON Schema.

The schema is generated from the nouns in `model`, so the two cannot drift apart; the copy that ships with the package
(`tellings/schema.json`) is compared with it by the tests.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tellings.errors import InputError
from tellings.model import FORMAT, Comparison, Telling


def dumps(comparison: Comparison, *, indent: int | None = 1) -> bytes:
    """Return the comparison as UTF-8 JSON, ended by a newline; the same comparison gives the same bytes."""
    raw = msgspec.json.encode(comparison)
    return (msgspec.json.format(raw, indent=indent) if indent is not None else raw) + b"\n"


def loads(data: bytes | str, *, name: str = "the record") -> Comparison:
    """Return the comparison that `data` holds. Raises InputError, naming `name` and the place, where it is none."""
    try:
        return msgspec.json.decode(data, type=Comparison)
    except (msgspec.DecodeError, ValueError) as fault:
        raise InputError(
            f"{name}: not a {FORMAT} record: {fault}", hint="give a file that `tellings compare --format json` wrote"
        ) from fault


def telling_line(telling: Telling) -> bytes:
    """Return one telling as one line of UTF-8 JSON, ended by a newline."""
    return msgspec.json.encode(telling) + b"\n"


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a `tellings/1` record."""
    made = msgspec.json.schema(Comparison)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": FORMAT, **made}

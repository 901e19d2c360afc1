"""The linked data (JSON-LD) of a page: what its blocks say of the article, read once."""

from __future__ import annotations

import json
from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Ends of the types that an account of events has; others are of the site, its videos, its breadcrumbs.
ARTICLES = ("article", "report", "posting", "newsarticle", "statement", "interview")
#: A page's blocks are asked by several readers, one page after another.
_KEPT = 8


@lru_cache(maxsize=_KEPT)
def objects(blocks: tuple[str, ...]) -> tuple[dict[str, Any], ...]:
    """Return every object in the blocks, outer ones first; none of a block that is broken."""
    return tuple(found for block in blocks for found in _objects(block))


def articles(blocks: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the objects that are an article by their type or have a headline."""
    return [each for each in objects(blocks) if _is_article(each)]


def values(blocks: tuple[str, ...], key: str) -> Iterator[str]:
    """Give every string that stands under `key`, those of articles first."""
    listed = objects(blocks)
    for each in sorted(listed, key=lambda found: not _is_article(found)):
        if isinstance(each.get(key), str):
            yield each[key]


def _objects(block: str) -> Iterator[dict[str, Any]]:
    try:
        waiting: deque[Any] = deque([json.loads(block, strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        each = waiting.popleft()
        if isinstance(each, dict):
            yield each
            waiting.extend(each.values())
        elif isinstance(each, list):
            waiting.extend(each)


def _is_article(found: dict[str, Any]) -> bool:
    kind = found.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return "headline" in found or any(isinstance(k, str) and k.lower().endswith(ARTICLES) for k in kinds)

"""Pairs of passages with a label for each word: what the trained judge of words learns from.

Two honest versions of one text differ in nearly every word and in no substance; into such pairs edits are planted whose
effect is known. `judge.py` reads this.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tellings.comparison import _bare
from tellings.differences.account import Account

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from judge_edits import Editor

    from tellings.differences.account import Side

#: Words marked so differ in substance, do not, or are not learned from.
DIFFERENT, SAME, UNKNOWN = 1, 0, -1
Mark = tuple[int, int, int]
_TOKENS = {"''": '"', "``": '"', "-LRB-": "(", "-RRB-": ")"}
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ENGLISH = re.compile(r"\b(?:the|of|and|to|in|that|was)\b")
#: A text is edited once to three times; so much of the texts with themselves.
_EDITS = (1, 1, 2, 3)


@dataclass(frozen=True)
class Example:
    """Two passages, the labels of stretches of each (later ones hold), and the label of all other words of each."""

    a: str
    b: str
    sort: str
    group: str
    marks_a: tuple[Mark, ...] = ()
    marks_b: tuple[Mark, ...] = ()
    rest_a: int = SAME
    wording: tuple[tuple[int, int], ...] = field(default=())


def side(text: str, name: str = "A") -> Side:
    """Return an English text as one side of a passage."""
    account = Account(_bare(text, name, "en"))
    return account.side(range(len(account.telling.sentences)))


def talks(file: Path) -> Iterator[Example]:
    """Yield translations of talks in which experts marked what is wrong in substance, on side B."""
    for line in file.read_text("utf-8").splitlines():
        pair = json.loads(line)
        wording = tuple((s, e) for s, e in pair["wording"].get("B", []))
        marks = tuple((s, e, DIFFERENT) for s, e in pair["substance"].get("B", []))
        yield Example(
            pair["a"], pair["b"], "absent" if pair["absent"] else "talk", pair["id"], marks_b=marks, rest_a=UNKNOWN,
            wording=wording,
        )  # fmt: skip


def paraphrases(folder: Path) -> list[Example]:
    """Return the paraphrases of Edinburgh++, without their links: pairs to plant edits into."""
    found = []
    for part in ("train", "test"):
        for row in json.loads((folder / f"gold.{part}.sure.json").read_text("utf-8")):
            a, b = _joined(row["source"]), _joined(row["target"])
            found.append(Example(a, b, "paraphrase", f"edinburgh-{row['id']}"))
    return found


def verses(folder: Path, count: int, chance: random.Random) -> list[Example]:
    """Return verses of Genesis in two of four English versions: pairs to plant edits into."""
    versions = [json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("BSB", "ASV", "BBE", "NHEB")]
    keys = sorted(set.intersection(*(set(version) for version in versions)))
    found = []
    for key in chance.sample(keys, count):
        one, other = chance.sample(versions, 2)
        if one[key].strip() and other[key].strip():
            found.append(Example(one[key], other[key], "verse", f"genesis-{key}"))
    return found


def news(file: Path) -> list[str]:
    """Return English sentences of the news pages."""
    found = []
    for line in file.read_text("utf-8").splitlines():
        for sentence in _SENTENCE.split(json.loads(line).get("body") or ""):
            plain = " ".join(sentence.split())
            if 8 <= len(plain.split()) <= 45 and len(_ENGLISH.findall(plain)) >= 2:
                found.append(plain)
    return found


def planted(shared: Path, learned: list[Example], editor: Editor, chance: random.Random) -> list[Example]:
    """Return examples with edits: into paraphrases, into clean translations, into a text and itself."""
    pairs = paraphrases(shared / "train" / "edinburgh")
    clean = [
        each for each in learned if each.sort == "talk" and not each.marks_b and not each.wording and each.a != each.b
    ]
    sentences = news(shared / "train" / "pages" / "gold.jsonl")
    chance.shuffle(sentences)
    sentences = sentences[:2500]
    editor.pool = [each.a for each in pairs] + sorted({each.a for each in learned}) + sentences[:800]
    found = []
    for each in (
        chance.sample(pairs, 900) + chance.sample(clean, 900) + verses(shared / "train" / "genesis", 200, chance)
    ):
        edited = editor.edited(replace(each, sort=f"edited-{each.sort}"), times=chance.choice(_EDITS[:3]))
        found += [edited] if edited else []
    alone = sentences + chance.sample([each.a for each in pairs], 1000) + sorted({each.a for each in learned})
    for text in alone:
        edited = editor.edited(Example(text, text, "edited-self", text[:20]), times=chance.choice(_EDITS))
        found += [edited] if edited else []
    return found


def _joined(tokens: str) -> str:
    """Return a sentence from its tokens, stops glued to the word before."""
    text = ""
    for token in tokens.split():
        plain = _TOKENS.get(token, token)
        glue = plain in ".,;:?!)%" or plain == "n't" or (plain.startswith("'") and len(plain) < 4)
        text += plain if not text or glue or text.endswith("(") else f" {plain}"
    return text[:1].upper() + text[1:]

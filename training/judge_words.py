"""Make the table of English words that the trained judge looks up: vectors and senses, one file that ships.

    python training/judge_words.py MINILM WORDNET [--out FILE]

MINILM is the folder of all-MiniLM-L6-v2 (Apache-2.0) with `model.safetensors`, `tokenizer.json` and `vocab.txt`;
WORDNET that of WordNet 3.0's `data.*`, `index.*` and `*.exc` files (its notice ships beside the table).
Each word is encoded alone by MiniLM, and the vectors are cut to their first principal components; its senses, and
those of its opposites, parents and derivations, are WordNet's. Takes about two minutes on two cores.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

PACKAGE = Path(__file__).parents[1] / "src" / "tellings" / "differences" / "judge" / "data"
#: Dimensions kept of 384.
DIMENSIONS = 64
#: Senses kept of a word in each part of speech: the later ones are rare, and make everything kin to everything.
SENSES = 5
WORD = re.compile(r"[a-z][a-z'-]*[a-z]\Z")
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
ENDINGS = {
    "n": (
        ("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
        ("ies", "y"),
    ),
    "v": (("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", "")),
    "a": (("er", ""), ("est", ""), ("er", "e"), ("est", "e")),
    "r": (),
}  # fmt: skip


class WordNet:
    """WordNet's files: the senses of a lemma, and what each points to."""

    def __init__(self, folder: Path) -> None:
        self.senses: dict[tuple[str, str], list[tuple[str, int]]] = {}
        self.pointers: dict[tuple[str, int], list[tuple[str, str, int, int, int]]] = {}
        self.members: dict[tuple[str, int], list[str]] = {}
        self.exceptions: dict[tuple[str, str], list[str]] = {}
        self.counted: set[str] = set()
        for name, part in PARTS.items():
            self._index(folder / f"index.{name}", part)
            self._data(folder / f"data.{name}", part)
            for line in (folder / f"{name}.exc").read_text("ascii").splitlines():
                form, *lemmas = line.split()
                self.exceptions[form, part] = lemmas

    def _index(self, file: Path, part: str) -> None:
        for line in file.read_text("ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split()
            pointers = int(fields[3])
            tagged = int(fields[5 + pointers])
            offsets = [int(at) for at in fields[6 + pointers :]]
            self.senses[fields[0], part] = [(part, at) for at in offsets[:SENSES]]
            if tagged:
                self.counted.add(fields[0])

    def _data(self, file: Path, part: str) -> None:
        for line in file.read_text("ascii").splitlines():
            if line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            key = (part, int(fields[0]))
            self.members[key] = [re.sub(r"\(.*\)", "", fields[4 + 2 * k]).lower() for k in range(count)]
            at = 4 + 2 * count
            rows = []
            for k in range(int(fields[at])):
                symbol, offset, target, ends = fields[at + 1 + 4 * k : at + 5 + 4 * k]
                rows.append(
                    (symbol, "a" if target == "s" else target, int(offset), int(ends[:2], 16), int(ends[2:4], 16))
                )
            self.pointers[key] = rows

    def lemmas(self, word: str) -> set[tuple[str, str]]:
        """Return the (lemma, part of speech) that a form may be of."""
        found = {(word, part) for part in "nvar" if (word, part) in self.senses}
        for part, endings in ENDINGS.items():
            found |= {(lemma, part) for lemma in self.exceptions.get((word, part), ())}
            found |= {
                (word[: -len(old)] + new, part)
                for old, new in endings
                if word.endswith(old) and len(word) > len(old) + 1 and (word[: -len(old)] + new, part) in self.senses
            }
        return {pair for pair in found if pair in self.senses}

    def lexical(self, lemma: str, sense: tuple[str, int], symbol: str) -> set[tuple[str, int]]:
        """Return the senses that a lemma in a sense points to by a lexical pointer."""
        number = self.members[sense].index(lemma) + 1 if lemma in self.members[sense] else 0
        return {(part, at) for sign, part, at, source, _ in self.pointers[sense] if sign == symbol and source == number}

    def semantic(self, sense: tuple[str, int], *symbols: str) -> set[tuple[str, int]]:
        """Return the senses that a sense points to."""
        return {(part, at) for sign, part, at, source, _ in self.pointers[sense] if sign in symbols and source == 0}


def relations(wordnet: WordNet, word: str) -> dict[str, set[tuple[str, int]]]:
    """Return the senses of a word, and those of its kin."""
    found: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for lemma, part in wordnet.lemmas(word):
        senses = wordnet.senses[lemma, part]
        found["first"].add(senses[0])
        for sense in senses:
            found["own"].add(sense)
            found["kin"] |= wordnet.lexical(lemma, sense, "+") | wordnet.lexical(lemma, sense, "\\")
            opposite = wordnet.lexical(lemma, sense, "!")
            found["against"] |= opposite
            similar = wordnet.semantic(sense, "&", "$")
            found["near"] |= similar
            for other in opposite:
                found["against-near"] |= wordnet.semantic(other, "&")
            for head in similar if part == "a" else ():
                for number in range(1, len(wordnet.members[head]) + 1):
                    found["against-near"] |= {
                        (p, at) for sign, p, at, source, _ in wordnet.pointers[head] if sign == "!" and source == number
                    }
            parents = wordnet.semantic(sense, "@", "@i")
            found["up"] |= parents
            for parent in parents:
                found["upper"] |= wordnet.semantic(parent, "@", "@i")
    return found


def vectors(folder: Path, words: list[str]) -> np.ndarray:
    """Return a row a word: the mean of its tokens' last states, cut to the first principal components, length 1."""
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModel.from_pretrained(folder).eval()
    order = sorted(range(len(words)), key=lambda at: len(words[at]))
    rows = np.zeros((len(words), 384), dtype=np.float32)
    with torch.inference_mode():
        for at in range(0, len(order), 512):
            some = order[at : at + 512]
            given = tokenizer([words[k] for k in some], padding=True, return_tensors="pt")
            hidden = model(**given).last_hidden_state
            mask = given["attention_mask"].unsqueeze(-1)
            rows[some] = ((hidden * mask).sum(1) / mask.sum(1)).numpy()
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows -= rows.mean(axis=0)
    _, parts = np.linalg.eigh(rows.T.astype(np.float64) @ rows)
    rows = rows @ parts[:, ::-1][:, :DIMENSIONS].astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("minilm", type=Path)
    parser.add_argument("wordnet", type=Path)
    parser.add_argument("--out", type=Path, default=PACKAGE / "en.npz")
    options = parser.parse_args()
    torch.manual_seed(0)
    vocabulary = (options.minilm / "vocab.txt").read_text("utf-8").split("\n")
    rank = {word: at for at, word in enumerate(vocabulary) if WORD.match(word)}
    wordnet = WordNet(options.wordnet)
    kept = wordnet.counted | {
        lemma for lemma, part in wordnet.senses if part != "n"
    }  # most nouns left out are of biology
    words = sorted(rank.keys() | {word for word in kept if WORD.match(word)})
    kin = [relations(wordnet, word) for word in words]
    numbers: dict[tuple[str, int], int] = {}
    for row in kin:  # a sense that one word alone has ties it to nothing
        for name in ("own", "up", "upper"):
            for sense in sorted(row[name]):
                numbers.setdefault(sense, len(numbers))
    arrays: dict[str, np.ndarray] = {}
    for name in ("first", "own", "kin", "near", "against", "against-near", "up", "upper"):
        rows = [sorted(numbers[sense] for sense in row[name] if sense in numbers) for row in kin]
        arrays[f"{name}_ends"] = np.cumsum([len(row) for row in rows], dtype=np.uint32)
        arrays[name] = np.array([sense for row in rows for sense in row], dtype=np.uint32)
    unit = vectors(options.minilm, words)
    arrays["words"] = np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
    arrays["rank"] = np.array([rank.get(word, len(vocabulary)) for word in words], dtype=np.uint16)
    arrays["vectors"] = np.clip(np.round(unit * 256), -127, 127).astype(np.int8)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("wb") as file:
        np.savez_compressed(file, **arrays)
    print(f"{len(words)} words, {len(numbers)} senses, {options.out.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()

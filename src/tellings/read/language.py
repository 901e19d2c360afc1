"""The language of an account, by py3langid, trained on 97 languages and normalised to those that a text can be in."""

from __future__ import annotations

ENOUGH = 20_000  # characters: more do not change the answer
# Fewer letters than this say little; the page's own word is taken where it has one.
FEW = 60
ISO_639_1 = 2
# Both written forms of Norwegian are one language to those who publish.
MERGED = {"nb": "no", "nn": "no"}


def language(account: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of the account's language; null where it has no letters.

    `declared` is what the page says of itself (`lang="de-AT"`): it decides only for a text too short to tell.
    """
    letters = sum(map(str.isalpha, account[:ENOUGH]))
    said = (declared or "").strip().replace("_", "-").split("-")[0].lower()
    if letters < FEW and len(said) == 2 and said.isalpha():
        return said
    if not letters:
        return None
    from py3langid import classify  # noqa: PLC0415  heavy

    code: str = classify(account[:ENOUGH])[0]
    code = MERGED.get(code, code)
    return code if len(code) == ISO_639_1 else None

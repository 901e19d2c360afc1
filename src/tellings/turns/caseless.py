"""Who is quoted in Arabic and Chinese, where no capital letter tells a name.

The subject stands right before the verb in Chinese (校长刘文清说：“…”) and right after it in Arabic (وقال رئيس البلدية
يوسف النجار: «…»). Less the role it begins with, it is the name; a surname or an office alone is looked up among the
full names that stand by roles elsewhere in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tellings.turns.sayers import Said
from tellings.turns.uncased import ARABIC_ROLE, CHINESE_NAME, CHINESE_ROLE, SURNAME, arabic, shorter, stem

if TYPE_CHECKING:
    from tellings.turns.quotes import Quoted


class Reader(Protocol):
    """Who knows the names of a text and tells who a quotation in it is by."""

    def said(self, low: int, each: Quoted, high: int) -> Said | None:
        """Return who is speaking by the text between `low` and the quotation, or between it and `high`."""
        ...


def reader(text: str, language: str | None) -> Reader | None:
    """Return the reader for a text in Arabic or Chinese; None for a script that has capitals."""
    if language in {"zh", "ja"}:
        return _Chinese(text)
    return _Arabic(text) if language in {"ar", "fa", "ur"} else None


_CHINESE_SAYS = (
    r"(?:告诉(?:本报|本社|新华社)?记者|对(?:本报|本社)?记者(?:表示|说)|在[^，。“”]{1,20}?(?:时|上|中)?(?:表示|说|指出|强调)|接受[^，。“”]{1,20}采访时(?:表示|说)"
    r"|进一步指出|表示|指出|强调|说道|回答说|补充说|解释说|介绍说|坦言|透露|认为|宣布|称|说|问道|问|写道|呼吁|回应说|回应)"
)
_HE = rf"(?:^|[，。；！？”])\s*[他她](?:还|又|也|则|并|接着|最后|同时|继续)*{_CHINESE_SAYS}"
_NAMED = rf"{CHINESE_ROLE}(?P<name>{CHINESE_NAME})"
_BEFORE_VERB = (
    rf"(?P<lead>[^，。；：“”！？]{{0,30}}?)(?P<name>{CHINESE_NAME})"
    rf"(?:[还又也则并]|接着|最后|同时|\d{{1,2}}日)*{_CHINESE_SAYS}"
)


class _Chinese:
    def __init__(self, text: str) -> None:
        self._text = text
        self._last: str | None = None
        self._known = [shorter(match["name"], text) for match in re.finditer(_NAMED, text)]

    def said(self, low: int, each: Quoted, high: int) -> Said | None:
        leading = re.split(r"[。！？\n]", self._text[low : each.opening])[-1]
        following = re.split(r"[。！？\n]", self._text[each.closing : high])[0]
        found = None
        if leading.rstrip().endswith(("：", ":", "，", ",")) or re.search(rf"{_CHINESE_SAYS}(?:$|[，,])", leading):
            found = self._clause(leading.rstrip("：:，, "))
        if not found and (self._text[each.end - 1] in "，,！？。" or following[:1] in "，,"):
            found = self._clause(following.lstrip("，, "), ends=False)
        if found and found.name:
            self._last = found.name
        return found

    def _clause(self, clause: str, *, ends: bool = True) -> Said | None:
        if re.search(_HE, clause):
            return Said(self._last)
        matches = list(re.finditer(_BEFORE_VERB, clause))
        match = (matches[-1] if ends else matches[0]) if matches else None
        if match and (ends or match.start() == 0):
            return Said(shorter(match["name"], self._text))
        if re.search(rf"{_CHINESE_SAYS}$" if ends else rf"{_CHINESE_SAYS}", clause):
            surname = re.search(rf"(?P<name>{SURNAME})(?:{CHINESE_ROLE})?{_CHINESE_SAYS}", clause)
            fuller = {name for name in self._known if surname and name.startswith(surname["name"])}
            return Said(fuller.pop() if len(fuller) == 1 else None)
        return None


_ARABIC_VERB = re.compile(
    r"(?:^|(?<=[\s،.«»:\"”“]))[وف]?(?:قال|قالت|أضاف|أضافت|أكد|أكدت|أوضح|أوضحت|صرح|صرّح|صرحت|ذكر|ذكرت|أشار|أشارت|شدد|شددت"
    r"|تابع|تابعت|اعتبر|اعتبرت|أعلن|أعلنت|كتب|كتبت|رأى|رأت|لفت|لفتت|بين|بيّن|سأل|سألت|أجاب|أجابت|يقول|تقول|تساءل|ختم|علق|علّق"
    r"|وصف|وصفت|دعا|دعت|نقل|نبه|حذر|حذّر|حذرت|كشف|كشفت)(?=\s|:)"
)
_ARABIC_ACCORDING = re.compile(r"(?:بحسب|حسب|وفق|وفقا ل|وفقًا ل)\s?")
#: What ends the subject: "that", a preposition with its noun, a mark.
_SUBJECT_ENDS = re.compile(
    r"\s*(?:[:،,.«\"“(؛]|\s(?:إن|أن|بأن|إنه|إنها|أنه|أنها|في|خلال|للصحفيين|لـ|عن|على|إلى|من|بعد|قبل|عقب|أمام|وهو|وهي|ردا|يوم|اليوم|أمس)(?=[\s،.:]|$))"
)
_NAME_WORDS = 3


class _Arabic:
    def __init__(self, text: str) -> None:
        self._text = text
        self._last: str | None = None
        self._holders: dict[str, set[str]] = {}
        words = text.split()
        for at, word in enumerate(words):
            if ARABIC_ROLE.fullmatch(word) and (name := arabic(words[at : at + 6])):
                self._holders.setdefault(stem(word), set()).add(name)

    def said(self, low: int, each: Quoted, high: int) -> Said | None:
        leading = re.split(r"[.؟!\n]", self._text[low : each.opening])[-1]
        following = re.split(r"[.؟!\n]", self._text[each.closing : high])[0].strip('،, »”"')
        verbs = list(_ARABIC_VERB.finditer(leading))
        found = self._subject(leading[verbs[-1].end() :]) if verbs else None
        if not found and (verb := _ARABIC_VERB.match(following) or _ARABIC_ACCORDING.match(following)):
            found = self._subject(following[verb.end() :])
        if found and found.name:
            self._last = found.name
        return found

    def _subject(self, clause: str) -> Said | None:
        end = _SUBJECT_ENDS.search(clause)
        words = (clause[: end.start()] if end else clause).split()
        if not words:
            return Said(self._last)
        if ARABIC_ROLE.fullmatch(words[0]):
            name = arabic(words)
            held = self._holders.get(stem(words[0]), set())
            return Said(name or self._likeliest(held))
        name = " ".join(words[:_NAME_WORDS])
        fuller = {full for held in self._holders.values() for full in held if full.split()[-1] == name}
        return Said(fuller.pop() if len(fuller) == 1 else name)

    def _likeliest(self, held: set[str]) -> str | None:
        """Return the one of whom the text speaks by surname most: the others are words after a role, no names."""
        times = sorted(((self._text.count(name.split()[-1]), name) for name in held), reverse=True)
        if not times or (len(times) > 1 and times[0][0] == times[1][0]):
            return None
        return times[0][1]

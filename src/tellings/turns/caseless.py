"""Who is quoted in Arabic and Chinese, where no capital letter tells a name.

The subject stands right before the verb in Chinese (校长刘文清说：“…”) and right after it in Arabic (وقال رئيس البلدية
يوسف النجار: «…»). Less the role it begins with, it is the name; a surname or an office alone is looked up among the
full names that stand by roles elsewhere in the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from tellings.turns.sayers import Said

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


# Offices, by the end of their name; a name follows at once.
_CHINESE_ROLE = (
    r"(?:国家主席|主席|总统|总理|首相|国王|女王|大使|部长|外长|司长|局长|处长|厅长|省长|市长|县长|区长|镇长|乡长|村长|州长"
    r"|书记|秘书长|院长|校长|会长|行长|社长|所长|队长|团长|主任|经理|总裁|董事长|总工程师|工程师|发言人|代表|议员|专家|教授"
    r"|博士|医生|老师|学生|记者|律师|法官|检察官|居民|村民|市民|游客|负责人|工作人员|先生|女士|司令|将军|顾问|委员|理事长)"
)
#: The hundred or so commonest surnames, four fifths of all who write theirs in Chinese; the two-letter ones after them.
_SURNAME = (
    r"(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁"
    r"潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])"
)
_LETTER = r"[\u4e00-\u9fff]"
#: A foreign name has points between its parts; its last part ends before a preposition or a verb.
_CHINESE_NAME = rf"(?:{_LETTER}{{1,6}}(?:·(?:(?![在向对于就称说表指强]){_LETTER}){{1,6}})+|{_SURNAME}{_LETTER}{{1,2}})"
_CHINESE_SAYS = (
    r"(?:告诉(?:本报|本社|新华社)?记者|对(?:本报|本社)?记者(?:表示|说)|在[^，。“”]{1,20}?(?:时|上|中)?(?:表示|说|指出|强调)|接受[^，。“”]{1,20}采访时(?:表示|说)"
    r"|进一步指出|表示|指出|强调|说道|回答说|补充说|解释说|介绍说|坦言|透露|认为|宣布|称|说|问道|问|写道|呼吁|回应说|回应)"
)
_HE = re.compile(rf"(?:^|[，。；！？”])\s*[他她](?:还|又|也|则|并|接着|最后|同时|继续)*{_CHINESE_SAYS}")
_NAMED = re.compile(rf"{_CHINESE_ROLE}(?P<name>{_CHINESE_NAME})")
_BEFORE_VERB = re.compile(
    rf"(?P<lead>[^，。；：“”！？]{{0,30}}?)(?P<name>{_CHINESE_NAME})(?:[还又也则并]|接着|最后|同时|\d{{1,2}}日)*{_CHINESE_SAYS}"
)


class _Chinese:
    def __init__(self, text: str) -> None:
        self._text = text
        self._last: str | None = None
        self._known = [_shorter(match["name"], text) for match in _NAMED.finditer(text)]

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
        if _HE.search(clause):
            return Said(self._last)
        matches = list(_BEFORE_VERB.finditer(clause))
        match = (matches[-1] if ends else matches[0]) if matches else None
        if match and (ends or match.start() == 0):
            return Said(_shorter(match["name"], self._text))
        if re.search(rf"{_CHINESE_SAYS}$" if ends else rf"{_CHINESE_SAYS}", clause):
            surname = re.search(rf"(?P<name>{_SURNAME})(?:{_CHINESE_ROLE})?{_CHINESE_SAYS}", clause)
            fuller = {name for name in self._known if surname and name.startswith(surname["name"])}
            return Said(fuller.pop() if len(fuller) == 1 else None)
        return None


def _shorter(name: str, text: str) -> str:
    """Return a name of surname and two letters, or of one where the third begins another word ("李明在")."""
    if "·" in name:
        return re.sub(rf"^.*{_CHINESE_ROLE}", "", name) or name
    if len(name) < 3:
        return name
    return (
        name
        if text.count(name) >= text.count(name[:-1]) or name[-1] not in "在向对说称表指强还又也则并的和与就于将已"
        else name[:-1]
    )


_ARABIC_VERB = re.compile(
    r"(?:^|(?<=[\s،.«»:\"”“]))[وف]?(?:قال|قالت|أضاف|أضافت|أكد|أكدت|أوضح|أوضحت|صرح|صرّح|صرحت|ذكر|ذكرت|أشار|أشارت|شدد|شددت"
    r"|تابع|تابعت|اعتبر|اعتبرت|أعلن|أعلنت|كتب|كتبت|رأى|رأت|لفت|لفتت|بين|بيّن|سأل|سألت|أجاب|أجابت|يقول|تقول|تساءل|ختم|علق|علّق"
    r"|وصف|وصفت|دعا|دعت|نقل|نبه|حذر|حذّر|حذرت|كشف|كشفت)(?=\s|:)"
)
_ARABIC_ACCORDING = re.compile(r"(?:بحسب|حسب|وفق|وفقا ل|وفقًا ل)\s?")
_ARABIC_ROLE = re.compile(
    r"(?:ال)?(?:رئيسة?|وزيرة?|مديرة?|مهندسة?|دكتورة?|سفيرة?|نائبة?|ناطقة?|متحدثة?|قائدة?|أميرة?|ملكة?|شيخة?|سيدة?|أستاذة?|طبيبة?|محافظة?"
    r"|مسؤولة?|خبيرة?|محللة?|كاتبة?|مفوضة?|مبعوثة?|أمين|أمينة|جنرال|لواء|عميد|عقيد|قاضية?|محامية?|معلمة?|مواطنة?|فنانة?|عمدة|والي)"
)
#: What ends the subject: "that", a preposition with its noun, a mark.
_SUBJECT_ENDS = re.compile(
    r"\s*(?:[:،,.«\"“(؛]|\s(?:إن|أن|بأن|إنه|إنها|أنه|أنها|في|خلال|للصحفيين|لـ|عن|على|إلى|من|بعد|قبل|عقب|أمام|وهو|وهي|ردا|يوم|اليوم|أمس)(?=[\s،.:]|$))"
)
_NAME_WORDS = 3
#: A verb in the present begins with one of two letters, as these names do.
_NAMES_LIKE_VERBS = frozenset(
    "يوسف ياسر ياسين يحيى يزيد يعقوب يونس ياسمين يسرى يوسفي يعرب تميم توفيق تامر تركي تغريد تهاني تيسير تحسين".split()
)


class _Arabic:
    def __init__(self, text: str) -> None:
        self._text = text
        self._last: str | None = None
        self._holders: dict[str, set[str]] = {}
        words = text.split()
        for at, word in enumerate(words):
            if _ARABIC_ROLE.fullmatch(word) and (name := _named(words[at : at + 6])):
                self._holders.setdefault(_stem(word), set()).add(name)

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
        if _ARABIC_ROLE.fullmatch(words[0]):
            name = _named(words)
            held = self._holders.get(_stem(words[0]), set())
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


def _stem(role: str) -> str:
    return role.removeprefix("ال").removesuffix("ة")


def _named(words: list[str]) -> str | None:
    """Return the name after a role and what it is the role of ("رئيس البلدية يوسف النجار"), None without one."""
    rest = words[1:]
    if not words[0].startswith("ال"):
        rest = rest[1:] if rest and not rest[0].startswith("ال") and len(rest) > 1 and not _is_name_pair(rest) else rest
    while rest and rest[0].startswith("ال"):
        rest = rest[1:]
    if rest and rest[0] == "باسم":  # "the spokesman of"
        rest = rest[2:]
    while rest and _ARABIC_ROLE.fullmatch(rest[0]):
        rest = rest[1:]
    if rest and rest[0][0] in "يت" and rest[0] not in _NAMES_LIKE_VERBS:
        return None
    name = []
    for word in rest[:2]:
        if _SUBJECT_ENDS.match(f" {word}") or _ARABIC_VERB.match(word):
            break
        name.append(word.strip('،.:«»"“”'))
        if word[-1:] in "،.:»”":
            break
    return " ".join(name) if len(name) > 1 else None


def _is_name_pair(words: list[str]) -> bool:
    return len(words) == 2

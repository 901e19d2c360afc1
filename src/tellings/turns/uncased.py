"""Names of persons in Arabic and Chinese, where no capital letter tells them: by the role that stands beside.

An Arabic role leads the name, with whose it is between ("رئيس البلدية يوسف النجار"); a Chinese one stands before it or
right after it ("外交部发言人李华", "李华大使").
"""

from __future__ import annotations

import re

#: Offices, by the end of their name; a name follows at once.
CHINESE_ROLE = (
    r"(?:国家主席|主席|总统|总理|首相|国王|女王|大使|部长|外长|司长|局长|处长|厅长|省长|市长|县长|区长|镇长|乡长|村长|州长"
    r"|书记|秘书长|院长|校长|会长|行长|社长|所长|队长|团长|主任|经理|总裁|董事长|总工程师|工程师|发言人|代表|议员|专家|教授"
    r"|博士|医生|老师|学生|记者|律师|法官|检察官|居民|村民|市民|游客|负责人|工作人员|先生|女士|司令|将军|顾问|委员|理事长)"
)
#: The hundred or so commonest surnames, four fifths of all who write theirs in Chinese; the two-letter ones after them.
SURNAME = (
    r"(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁"
    r"潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习])"
)
_LETTER = r"[\u4e00-\u9fff]"
#: A foreign name has points between its parts; its last part ends before a preposition or a verb.
CHINESE_NAME = rf"(?:{_LETTER}{{1,6}}(?:·(?:(?![在向对于就称说表指强]){_LETTER}){{1,6}})+|{SURNAME}{_LETTER}{{1,2}})"
ARABIC_ROLE = re.compile(
    r"(?:ال)?(?:رئيسة?|وزيرة?|مديرة?|مهندسة?|دكتورة?|سفيرة?|نائبة?|ناطقة?|متحدثة?|قائدة?|أميرة?|ملكة?|شيخة?|سيدة?|أستاذة?|طبيبة?|محافظة?"
    r"|مسؤولة?|خبيرة?|محللة?|كاتبة?|مفوضة?|مبعوثة?|أمين|أمينة|جنرال|لواء|عميد|عقيد|قاضية?|محامية?|معلمة?|مواطنة?|فنانة?|عمدة|والي)"
)
#: A verb in the present begins with one of two letters, as these names do.
_NAME_WORDS = 2
_NAMES_LIKE_VERBS = frozenset(
    "يوسف ياسر ياسين يحيى يزيد يعقوب يونس ياسمين يسرى يوسفي يعرب تميم توفيق تامر تركي تغريد تهاني تيسير تحسين".split()
)
#: After these a stretch no longer names the one in question: "in", "at", "that", "with".
ARABIC_AFTER = frozenset(
    "إن أن بأن إنه إنها أنه أنها في خلال للصحفيين لـ عن على إلى من مع بعد قبل عقب أمام وهو وهي ردا يوم اليوم أمس حول"
    " لدى بمناسبة".split()
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_ARAB = re.compile(r"[\u0621-\u064a]")
#: A name alone, after a role, before one; and what ends in none. Compiled where a text is in Chinese: with those of
#: `caseless` that takes some 50 ms.
_FORMS = (
    rf"^(?:{CHINESE_NAME})$",
    rf"^.*?{CHINESE_ROLE}(?P<name>{CHINESE_NAME}|[\u4e00-\u9fff]{{2,4}})$",
    rf"^(?P<name>{CHINESE_NAME}|{_LETTER}{{2,4}}?){_LETTER}{{0,2}}?{CHINESE_ROLE}$",
)
_NO_NAME = rf"(?:{CHINESE_ROLE}|[部院会局省市国委社])$"
_ARABIC_WORD = re.compile(r"[\u0621-\u0652\u0670-\u06d3ـ]+")


def person(phrase: str) -> str | None:
    """Return the person's name in a label or title of Arabic or Chinese; None where a role alone or nothing stands."""
    if _HAN.search(phrase):
        return _chinese(phrase.strip())
    if _ARAB.search(phrase):
        found = _ARABIC_WORD.findall(phrase)
        at = next((at for at, word in enumerate(found) if ARABIC_ROLE.fullmatch(word)), None)
        return arabic(found[at:]) if at is not None else None
    return None


def has_role(phrase: str) -> bool:
    """Return whether a phrase of Arabic or Chinese has a role in it."""
    if _HAN.search(phrase):
        return bool(re.search(CHINESE_ROLE, phrase))
    return any(ARABIC_ROLE.fullmatch(word) for word in _ARABIC_WORD.findall(phrase))


def _chinese(phrase: str) -> str | None:
    found = next((match for form in _FORMS if (match := re.match(form, phrase))), None)
    name = found.groupdict().get("name") or found[0] if found else None
    return None if name is None or re.search(_NO_NAME, name) else name


def shorter(name: str, text: str) -> str:
    """Return a name of surname and two letters, or of one where the third begins another word ("李明在")."""
    if "·" in name:
        return re.sub(rf"^.*{CHINESE_ROLE}", "", name) or name
    if len(name) < 3:
        return name
    return (
        name
        if text.count(name) >= text.count(name[:-1]) or name[-1] not in "在向对说称表指强还又也则并的和与就于将已"
        else name[:-1]
    )


def arabic(words: list[str]) -> str | None:
    """Return the name after a role, the first of `words`, and after what it is the role of; None without one."""
    rest = words[1:]
    if not words[0].startswith("ال") and len(rest) > 2 and not rest[0].startswith("ال"):
        rest = rest[1:]
    while rest and rest[0].startswith("ال"):
        rest = rest[1:]
    if rest and rest[0] == "باسم":  # "the spokesman of"
        rest = rest[2:]
    while rest and ARABIC_ROLE.fullmatch(rest[0]):
        rest = rest[1:]
    if rest and rest[0][0] in "يت" and rest[0] not in _NAMES_LIKE_VERBS:
        return None
    name: list[str] = []
    for word in rest[:_NAME_WORDS]:
        bare = word.strip('،.:«»"“”')
        if bare in ARABIC_AFTER or not bare:
            break
        name.append(bare)
        if word != bare:
            break
    return " ".join(name) if len(name) > 1 else None


def stem(role: str) -> str:
    """Return an Arabic role without its article and feminine ending."""
    return role.removeprefix("ال").removesuffix("ة")


def led_names(text: str) -> set[str]:
    """Return the Arabic names that stand after a role in a text, as often as not with whose role it is between."""
    found = _ARABIC_WORD.findall(text)
    led = (arabic(found[at : at + 6]) for at, word in enumerate(found) if ARABIC_ROLE.fullmatch(word))
    return {name for name in led if name}

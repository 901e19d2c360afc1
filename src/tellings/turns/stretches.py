"""The telling cut into stretches of one voice: speeches and questions after their labels, narration between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tellings.model import Span, Turn
from tellings.turns.askers import askers
from tellings.turns.headed import body_from, headed
from tellings.turns.heading import MONSIEUR, heading
from tellings.turns.interviews import interview
from tellings.turns.introductions import introductions
from tellings.turns.labels import Label, labels
from tellings.turns.lexicon import ANSWERING, PARTICLES
from tellings.turns.names import last, words
from tellings.turns.offices import offices
from tellings.turns.opening import first_word, is_remark
from tellings.turns.outlets import houses, unlabelled
from tellings.turns.paragraphs import between
from tellings.turns.people import cased
from tellings.turns.standing import heading_lines, name_lines
from tellings.turns.stops import stopped
from tellings.turns.voice import narration_from, spoken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tellings.model import Telling
    from tellings.turns.chairs import Chairs
    from tellings.turns.paragraphs import Paragraph
    from tellings.turns.people import People

#: "MQ:", "M. Q. :" of Mary Quill, as interviews print it.
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[\s-]?){2,3}")


def stretches(telling: Telling, paras: Sequence[Paragraph], people: People, chairs: Chairs) -> list[Turn]:
    """Return speeches, questions and narration in order; together they cover the account, labels aside."""
    text = telling.text
    intro = {label.start: label for label in introductions(text, paras, people, telling.language)}
    marks = {label.start: label for label in labels(text, paras, people)}
    if len(marks) < 2 or all(label.anonymous for label in marks.values()):
        marks |= {label.start: label for label in stopped(text, paras, telling.language)}
    marks |= {label.start: label for label in askers(telling, paras, list(marks.values()))}
    marks |= {label.start: label for label in houses(text, paras, list(marks.values()))}
    marks |= {label.start: label for label in unlabelled(text, paras, list(marks.values()))}
    alone = {} if marks or intro else {label.start: label for label in name_lines(text, paras)}
    headed = {label.start: label for label in heading_lines(text, paras, people, telling.language)}
    found = _apart(sorted({**headed, **alone, **marks, **intro}.values()))
    if not found:
        return _unlabelled(telling, paras, people)
    opening = between(paras, 0, found[0].start)
    told = " ".join(text[p.start : p.end] for p in opening)
    answering = _answering(telling, people) or people.one_in(told)
    asked = {(label.phrase, label.anonymous): label for label in found}  # the same few speak again and again
    named = {key: _speaker(label, answering, people) for key, label in asked.items()}
    speakers = [chairs.at(label.phrase, label.start) or named[label.phrase, label.anonymous] for label in found]
    turns = _opening(telling, opening, people, until=found[0].start)
    surnames = {last(name) for name in speakers}
    ends = [*(label.start for label in found[1:]), len(text)]
    for label, name, end in zip(found, speakers, ends, strict=True):
        own = between(paras, label.speech, end)
        until = narration_from(text, own, surnames, telling.language)
        turns.extend(_spoken(text, label, name, own[:until], end=end))
        turns.extend(_narration(text, own[until:], until=end))
    return turns


def _apart(found: list[Label]) -> list[Label]:
    """Leave out labels within another and labels after which nobody speaks before the next."""
    kept: list[Label] = []
    for label in found:
        if kept and label.start < kept[-1].end:
            continue
        if kept and label.start <= kept[-1].speech:
            kept.pop()
        kept.append(label)
    return kept


def _spoken(text: str, label: Label, name: str, own: Sequence[Paragraph], *, end: int) -> list[Turn]:
    while len(own) > 1 and is_remark(text, own[-1].start, own[-1].end):  # "(The briefing was concluded …)", "* * *"
        own = own[:-1]
    stop = min(own[-1].end if own else label.speech, end)
    stop = label.speech + len(text[label.speech : stop].rstrip())
    own_label = Span(label.start, label.end) if label.end > label.start else None
    return [Turn(label.speech, stop, label.kind, name or None, own_label)]


def _narration(text: str, paras: Sequence[Paragraph], *, until: int) -> list[Turn]:
    if not paras:
        return []
    start = first_word(text, paras[0].start, paras[0].end)
    start = start if start < paras[0].end else paras[0].start
    end = start + len(text[start : min(paras[-1].end, until)].rstrip())
    return [Turn(start, end, "narration", None)]


def _speaker(label: Label, answering: str | None, people: People) -> str:
    if label.anonymous:
        held = people.holder(label.phrase) if offices(label.phrase) else None  # "PRESIDENTA.- …"
        return held or _unnamed(label, answering)
    if label.house:
        return label.phrase
    letters = re.sub(r"[.\s-]", "", label.phrase) if _INITIALS.fullmatch(label.phrase) else ""
    if letters and (meant := people.by_initials(letters)):
        return meant
    head, _, tail = label.phrase.partition(",")
    own = [part for part in words(people.bare(head) or "") if part.text.casefold() not in PARTICLES]
    if len(own) < 2 and offices(head) and people.one_in(tail):  # "PRIME MINISTER OF X, MARIA Y"
        head, tail = tail, head
    name = people.bare(head) or people.bare(tail) or people.bare(label.phrase)
    if name:
        full = people.fullest(name, role=_role(label.phrase))
        return MONSIEUR.sub("", full) if people.language == "fr" else full
    return people.holder(label.phrase) or cased(label.phrase)


def _unnamed(label: Label, answering: str | None) -> str:
    """Return the label's word, its letter spelt out; an answer is given by the one whose answers they are."""
    small = label.phrase.casefold()
    asked = answering if small in ANSWERING else None
    return asked or {"q": "Question", "p": "Question", "a": "Answer", "r": "Answer"}.get(small, cased(label.phrase))


def _answering(telling: Telling, people: People) -> str | None:
    """Return whose answers the title says they are, or the one person it names."""
    if not telling.title:
        return None
    found = heading(telling.title, people, telling.language)
    return found.speaker if found else people.one_in(telling.title)


def _opening(telling: Telling, paras: Sequence[Paragraph], people: People, *, until: int) -> list[Turn]:
    """Return what stands before the first label: an opening statement of the one the heading names, or narration."""
    account = "\n".join(telling.text[p.start : p.end] for p in paras)
    who = headed(telling, paras, people) if paras and spoken(account, telling.language) else None
    if who is None:
        return _narration(telling.text, paras, until=until)
    return _speech(telling, paras, who, until=until)


def _role(phrase: str) -> str:
    first, _, _ = phrase.partition(" ")
    return first.casefold()


def _unlabelled(telling: Telling, paras: Sequence[Paragraph], people: People) -> list[Turn]:
    """One speech where the heading names a speaker and the account is in the first person; else narration."""
    text = telling.text
    if not paras:
        return []
    body = body_from(text, paras, telling.language)
    own = list(paras[body:])
    account = "\n".join(text[p.start : p.end] for p in own)
    who = headed(telling, paras, people)
    speaks = spoken(account, telling.language)
    if speaks and (groups := interview(text, paras, telling.title, telling.language)):
        opening = between(paras, 0, groups[0][1][0].start)
        told = "\n".join(text[p.start : p.end] for p in opening)
        if answering := who or _answering(telling, people) or people.one_in(told):
            return [*_narration(text, opening, until=groups[0][1][0].start), *_interview(telling, groups, answering)]
    if who is None or not speaks:
        return _narration(text, paras, until=len(text))
    return _speech(telling, paras, who, until=len(text))


def _interview(telling: Telling, groups: Sequence[tuple[bool, list[Paragraph]]], who: str) -> list[Turn]:
    """Questions and answers in turn, without labels; after the last answer a narrator may take over."""
    text = telling.text
    last_answer = groups[-1][1]
    told = narration_from(text, last_answer, {last(who)}, telling.language)
    turns = []
    for asked, own in groups:
        rows = own[:told] if own is last_answer else own
        start = first_word(text, rows[0].start, rows[0].end)
        turns.append(Turn(start, rows[-1].end, "question" if asked else "speech", "Question" if asked else who))
    return [*turns, *_narration(text, last_answer[told:], until=len(text))]


def _speech(telling: Telling, paras: Sequence[Paragraph], who: str, *, until: int) -> list[Turn]:
    """One speech without a label: from its form of address or first "we" to where a narrator takes over."""
    text = telling.text
    body = body_from(text, paras, telling.language)
    own = list(paras[body:])
    told = narration_from(text, own, {last(who)}, telling.language)
    start = first_word(text, own[0].start, own[0].end)
    return [
        *_narration(text, paras[:body], until=own[0].start),
        Turn(start, own[told - 1].end, "speech", who),
        *_narration(text, own[told:], until=until),
    ]

"""Lines that lead a reader to the account and are none of it: "Watch the video", "Retrouvez ci-dessous le discours".

Such a line bids the reader see or read, or says what follows "below", and names a form in which words are kept (video,
transcript, text). No list of whole phrases could hold them; a list of the words does, language by language.
"""

from __future__ import annotations

import re

#: Longer lines tell something besides.
LONGEST = 140
_FORM = (
    r"video|transcript|full text|recording|webcast|livestream|audio|footage|speech|statement|remarks|address|interview"
    r"|press conference|briefing"
    r"|vidéo|transcription|discours|texte|intégralité|allocution|déclaration|entretien|intervention|conférence|direct"
    r"|mitschrift|wortlaut|transkript|rede\b|erklärung|mitschnitt|aufzeichnung|pressekonferenz|statement"
    r"|vídeo|transcripción|discurso|íntegr|texto|declaraci|entrevista|rueda de prensa|trascrizione|discorso|testo"
    r"|transcrição|íntegra|стенограмм|видео|запис|полн\w+ текст|текст|выступлени|\bреч|стенограм|відео|konuşma|metni"
)
#: What bids the reader, as the line's first word.
_BIDS = (
    r"watch|rewatch|view|see|read|listen to|hear|click|find|download"
    r"|retrouvez|revoir|revoyez|revivez|voir|regardez|regarder|écoutez|écouter|lisez|visionnez|visionner|suivez"
    r"|sehen sie|lesen sie|hören sie|schauen sie|hier finden sie"
    r"|vea|ver|lea|escuche|consulte|mire|reviva|guarda|leggi|ascolta|assista|leia|veja|ouça"
    r"|смотрите|смотреть|посмотреть|читайте|слушайте|дивіться|izleyin|okuyun"
)
#: What points down the page.
_BELOW = (
    r"(?:here )?below (?:is|are)|following (?:is|are)|(?:is|are) (?:available |given |published )?below"
    r"|available (?:here|below|at)|ci-dessous|ci-après|(?:ist|finden sie|sind) (?:unten|nachfolgend|im folgenden|hier)"
    r"|nachfolgend|im folgenden|a continuación|di seguito|a seguir|ниже (?:приводится|публику)|публикуется"
)
#: A word of each of them: most lines have none, and no more is asked of those.
_MAY_POINT = re.compile(
    r"below|following|available|ci-|unten|folgend|hier|continuación|seguito|seguir|ниже|публикуется"
)
_BID = re.compile(rf"(?:please )?(?:{_BIDS})\b.*(?:{_FORM})")
_POINTS = re.compile(rf"(?=.*(?:{_BELOW}))(?=.*(?:{_FORM}))")
#: A speaker's own words are no lead-in, whatever they speak of.
_OWN = re.compile(r"\b(?:i|we|our|us|you said|nous|wir|ich|мы|наш\w*|я|nosotros)\b")

#: What a record says of itself: "This record contains the text of speeches … Corrections should be submitted …".
_LONGEST_NOTE = 450
_RECORD = re.compile(
    r"\(?(?:this|the present|the following|le présent|la presente|das vorliegende|dieses?|настоящ\w+|данн\w+)\s"
    r"(?:\w+\s){0,2}?"
    r"(?:record|transcript|transcription|summary|minutes|procès-verbal|compte rendu|acta|protokoll|стенограмм\w*"
    r"|протокол\w*)\b(?=.*\b(?:speeches|translation|official|unofficial|verbatim|corrections?|edited|machine|allocutions"
    r"|automatic\w*|déclarations|officiel\w*|discursos|oficial\w*|reden|amtlich\w*|übersetzung|неофициальн\w*"
    r"|официальн\w*|перевод\w*|автоматическ\w*))"
)
#: A note in brackets, on a line of its own: "(Note: A complete summary will be available after the meeting.)"
_NOTE = re.compile(
    r"[(\[](?:editor[’']?s note|note|nb|n\.b\.|disclaimer|hinweis|anmerkung|remarque|avertissement|nota|примечание)"
    r"\s?:.*[)\]]$"
)


def is_note(line: str) -> bool:
    """Return whether a line, in lower case, speaks of the page or the record itself, and so is none of the account."""
    if len(line) > _LONGEST_NOTE:
        return False
    return bool((line[:1] in "([" and _NOTE.match(line)) or _RECORD.match(line))


def is_lead_in(line: str) -> bool:
    """Return whether a line, in lower case, only leads to the account or to another form of it."""
    if len(line) > LONGEST:
        return False
    # Hardly any line does, so what is soonest missed is asked first.
    leads = _BID.match(line) or (_MAY_POINT.search(line) and _POINTS.match(line))
    return bool(leads) and not _OWN.search(line)

"""Bytes to a telling: charset, format, what is the account and what is not, metadata, language, sentences.

`telling` takes bytes, `load` a path or `-`. The text of flat text is the text itself; of HTML, the whole page's text
(`flatten`). Nothing of it is thrown away: what is not the account lies in `aside`, with the reason (`account`). Who
speaks where is the next room's, `tellings.turns`.
"""

from tellings.reading.document import load, telling

__all__ = ["load", "telling"]

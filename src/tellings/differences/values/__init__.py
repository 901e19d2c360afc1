"""What is read from words: numbers, dates, bodies and names as units, and what is known of a language.

`words` is the ground, `lexicon` and the files in `data/` the knowledge; `numerals`, `calendars`, `bodies` and `names`
each read one sort of value from a row of words. The families of findings compare these values.
"""

"""A telling once read is taken as it was read."""

import json

import msgspec
import pytest

from tellings import comparison, errors, record
from tellings.model import Aside, Comparison, MadeBy
from tellings.reading import telling

PLAIN = b"The minister opened the bridge on Monday. She said: \xe2\x80\x9cIt was a hard winter.\xe2\x80\x9d\n"


@pytest.fixture
def read():
    """Return a telling as it is read from a file."""
    return telling(PLAIN, name="bridge.txt")


def test_a_line_of_read_gives_the_telling_back(read):
    """Text, spans and source stay; only the id is the one asked for."""
    again = telling(record.telling_line(read), name="bridge.jsonl", id="C")
    assert again.id == "C"
    assert record.telling_line(again).replace(b'"id":"C"', b'"id":"A"') == record.telling_line(read)


def test_its_turns_are_kept(tmp_path, read):
    """Turns mended by hand are not looked for again."""
    made = json.loads(record.telling_line(read))
    made["turns"] = [{"start": 0, "end": 10, "kind": "speech", "speaker": "Ada Ferro", "label": None}]
    (tmp_path / "a.json").write_text(json.dumps(made, indent=2), encoding="utf-8")
    assert [turn.speaker for turn in comparison.read(str(tmp_path / "a.json")).turns] == ["Ada Ferro"]


def test_a_record_of_one_telling_is_that_telling(read):
    """A whole record with one telling in it stands for it."""
    made = Comparison(MadeBy("tellings", "0"), (read,), (), ())
    assert telling(record.dumps(made), name="a.json") == read


def test_a_record_of_several_is_refused(read):
    """Which of several is meant cannot be known; the hint says what to give."""
    made = Comparison(MadeBy("tellings", "0"), (read, read), (), ())
    for data in (record.dumps(made), record.telling_line(read) * 2):
        with pytest.raises(errors.NotText, match=r"a\.json: a record of 2 tellings") as fault:
            telling(data, name="a.json")
        assert "--jsonl" in fault.value.hint


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"sentences": [{"start": 0, "end": 9999}]}, "does not lie"),
        ({"sentences": [{"start": 5, "end": 9}, {"start": 0, "end": 6}]}, "begins before"),
        ({"sentences": [{"start": 5, "end": 5}]}, "empty"),
        ({"aside": [{"start": 7, "end": 3, "reason": "x"}]}, "does not lie"),
        ({"sentences": []}, "without sentences"),
        ({"text": 7}, "Expected `str`"),
        (
            {"turns": [{"start": 5, "end": 9, "kind": "speech", "speaker": None},
                       {"start": 0, "end": 5, "kind": "speech", "speaker": None}]},
            "not in order",
        ),
    ],
)  # fmt: skip
def test_what_does_not_hold_together_is_refused(read, change, said):
    """A record mended wrongly is named with what is wrong in it."""
    made = json.loads(record.telling_line(read)) | change
    with pytest.raises(errors.SourceError, match=said):
        telling(json.dumps(made).encode(), name="a.json")


def test_other_json_is_text():
    """JSON that is no record is judged as the text it is."""
    with pytest.raises(errors.NoAccount):
        telling(b'{"a": [1, 2, 3]}', name="a.json")


def test_a_sentence_over_an_aside_is_refused():
    """What is set aside is no part of a sentence: a record that says so is not whole. Found by mutation."""
    read = telling(
        b"The works in the harbour begin today. The town and the port have waited for eleven years.\n", name="a"
    )
    line = record.telling_line(msgspec.structs.replace(read, aside=(Aside(4, 9, "page furniture"),)))
    with pytest.raises(errors.NotText, match="sentence or aside"):
        telling(line, name="a")


@pytest.mark.parametrize("left", [40, 60, 200])
def test_a_record_cut_off_is_refused(read, left):
    """However little is left of it, it is no text to compare; the line names the file."""
    made = Comparison(MadeBy("tellings", "0"), (read,), (), ())
    for data in (b'{"tellings": [{"id": "A"', record.dumps(made)[:left], record.telling_line(read)[:left]):
        with pytest.raises(errors.NotText, match=r"a\.json: not a whole tellings/1 record"):
            telling(data, name="a.json")


def test_other_objects_are_text(read):
    """What only begins with a brace is read as a text, as before."""
    assert telling(b'{"note": 1} ' + PLAIN, name="a.txt").sentences

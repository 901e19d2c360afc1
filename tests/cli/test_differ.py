"""`tellings differ --jsonl`: a pair a line in, its findings a line out."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

FERRY = {"id": "ferry", "a": "The ferry carried 120 people.", "b": "The ferry carried 140 people."}
RAIN = {"id": 7, "a": "Rain fell on the pier.", "b": "Rain fell on the pier."}


def lines(*pairs: object) -> str:
    """Return the pairs as JSON lines."""
    return "".join(json.dumps(pair) + "\n" for pair in pairs)


def test_answers_come_in_order(tellings: Callable[..., Result]) -> None:
    """Every pair is answered under its own id, in the order given; blank lines are passed over."""
    answers = [json.loads(line) for line in tellings("differ", "--jsonl", input=lines(RAIN) + "\n" + lines(FERRY))
               .output.splitlines()]  # fmt: skip
    assert [answer["id"] for answer in answers] == [7, "ferry"]
    assert answers[0]["findings"] == []


def test_spans_lie_in_the_texts(tellings: Callable[..., Result]) -> None:
    """A finding's spans count the code points of "a" and "b"."""
    (answer,) = map(json.loads, tellings("differ", "--jsonl", input=lines(FERRY)).output.splitlines())
    (number,) = [finding for finding in answer["findings"] if finding["kind"] == "number"]
    quoted = {side: [FERRY[side.lower()][start:end] for start, end in spans] for side, spans in number["spans"].items()}
    assert "120" in quoted["A"][0]
    assert "140" in quoted["B"][0]


def test_files_are_read_like_standard_input(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """Files named are read in their order."""
    file = tmp_path / "pairs.jsonl"
    file.write_text(lines(FERRY), encoding="utf-8")
    assert tellings("differ", "--jsonl", file).output == tellings("differ", "--jsonl", input=lines(FERRY)).output


@pytest.mark.parametrize(("pipe", "together"), [(1, 1), (7, 2), (100, 64)])
def test_answers_do_not_depend_on_how_lines_come(
    tellings: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, pipe: int, together: int
) -> None:
    """Read by the byte or all at once, judged one by one or together, with or without a last line end: the same."""
    given = lines(FERRY, RAIN, {**FERRY, "id": "Ä"}, RAIN).rstrip()
    whole = tellings("differ", "--jsonl", input=given).output
    monkeypatch.setattr(sys.modules["tellings.cli.differ"], "_PIPE", pipe)
    monkeypatch.setattr(sys.modules["tellings.cli.differ"], "TOGETHER", together)
    assert tellings("differ", "--jsonl", input=given + "\n").output == whole
    assert len(whole.splitlines()) == 4


def test_a_pair_is_answered_before_the_next_is_asked() -> None:
    """A program may write a line, wait for the answer, and write the next."""
    command = [sys.executable, "-m", "tellings", "differ", "--jsonl", "--no-cache"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        assert run.stdin
        assert run.stdout
        for pair in (FERRY, RAIN):
            run.stdin.write(lines(pair))
            run.stdin.flush()
            assert json.loads(run.stdout.readline())["id"] == pair["id"]
        run.stdin.close()
        assert run.wait(30) == 0


@pytest.mark.parametrize(
    "bad",
    ["no JSON", '{"id": 1, "a": "only one"}', '{"id": 1, "a": 5, "b": "x"}', "[]", '{"a": "", "b": ""}', "\udcff"],
)
def test_a_bad_line_is_named_by_its_number(tellings: Callable[..., Result], bad: str) -> None:
    """What came before it is answered; the line is named, and the exit code is 1."""
    result = tellings("differ", "--jsonl", input=(lines(RAIN) + bad + "\n").encode("utf-8", "surrogateescape"))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.startswith("tellings: standard input, line 2: ")
    assert len(result.stderr.splitlines()) == 2


def test_a_missing_file_is_named(tellings: Callable[..., Result], tmp_path: Path) -> None:
    """A file that is not there ends with 1."""
    result = tellings("differ", "--jsonl", tmp_path / "missing.jsonl")
    assert result.exit_code == 1
    assert "missing.jsonl" in result.stderr


def test_the_form_must_be_said(tellings: Callable[..., Result]) -> None:
    """Without `--jsonl` it is wrong usage."""
    assert tellings("differ", input="").exit_code == 2


def test_explain_adds_what_each_rule_said(tellings: Callable[..., Result]) -> None:
    """With `--explain` each line also holds what was said before merging: weight, kind, who said it, the note."""
    (answer,) = map(json.loads, tellings("differ", "--jsonl", "--explain", input=lines(FERRY)).output.splitlines())
    assert any(line.startswith("0.90  number  rule:numbers: A says ") for line in answer["said"])
    assert "said" not in json.loads(tellings("differ", "--jsonl", input=lines(FERRY)).output)


def test_a_language_without_lexicon_is_said(tellings: Callable[..., Result]) -> None:
    """Of two Italian texts the answer says what is not compared; of English ones it has no such word."""
    italian = {
        "id": "it",
        "a": "Il traghetto ha portato sull'isola 120 persone e molte tende per le famiglie del villaggio.",
        "b": "Il traghetto ha portato sull'isola 140 persone e molte tende per le famiglie del villaggio.",
    }
    here, there = map(json.loads, tellings("differ", "--jsonl", input=lines(italian, FERRY)).output.splitlines())
    assert "of which there is no lexicon" in here["limits"][0]
    assert [finding["kind"] for finding in here["findings"]] == ["number"]
    assert "limits" not in there

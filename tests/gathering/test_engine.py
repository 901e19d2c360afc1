"""Where the stages run, and what is said where they cannot."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import daft
import pytest
from made_archive import BESIDE, BRIDGE, FERRY

from tellings.gathering.engine import EngineError, Workshop, choose, table

COMMAND = [sys.executable, "-m", "tellings", "gather", "--no-cache"]


def test_a_relative_folder_is_one_place_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers of a cluster stand elsewhere: what they are told is the whole path."""
    monkeypatch.chdir(tmp_path)
    made = Workshop(Path("a b#ü%20"), "archive")
    monkeypatch.chdir("/")
    assert made.stage("some", lambda: table({"key": [1, 2]})).sort("key").to_pydict() == {"key": [1, 2]}
    assert list((tmp_path / "a b#ü%20" / "0000" / "some").glob("*.parquet"))


def test_a_stage_that_was_written_on_another_disk_is_not_taken_for_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker without the shared folder writes to its own: that ends the run in a line, not in no events."""
    write = daft.DataFrame.write_parquet

    def afar(self: daft.DataFrame, *args: object, **options: object) -> daft.DataFrame:
        written = write(self, *args, **options)
        (there,) = written.to_pydict()["path"]
        Path(there).rename(tmp_path / "afar")
        return written

    monkeypatch.setattr(daft.DataFrame, "write_parquet", afar)
    shop = Workshop(tmp_path / "work", "archive")
    with pytest.raises(EngineError, match="not there on this machine"):
        shop.stage("some", lambda: table({"key": [1, 2]}))
    assert not (tmp_path / "work" / "0000" / "some").exists()


def test_a_stage_that_is_damaged_is_named(tmp_path: Path) -> None:
    """A kept file that is cut ends the run that goes on with it in a line; with its folder removed, it goes on."""
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "a", "text": FERRY[0]}) + "\n", encoding="utf-8")
    command = [*COMMAND, tmp_path / "a.jsonl", "--work", tmp_path / "work"]
    subprocess.run(command, check=True, capture_output=True)
    (file,) = (tmp_path / "work" / "0000" / "documents").glob("*.parquet")
    file.write_bytes(file.read_bytes()[:100])
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 2)
    assert str(file) in run.stderr
    shutil.rmtree(file.parent)
    subprocess.run(command, check=True, capture_output=True)


def test_a_host_that_stays_silent_is_given_up() -> None:
    """It takes the call and says nothing: that ends within seconds, where Ray would wait for minutes."""
    pytest.importorskip("ray")
    with socket.create_server(("127.0.0.1", 0)) as door:
        began = time.monotonic()
        with pytest.raises(EngineError, match="nobody answers"):
            choose("ray", f"127.0.0.1:{door.getsockname()[1]}")
    assert time.monotonic() - began < 20


def test_ray_gives_the_same_events(tmp_path: Path) -> None:
    """Byte for byte, from names that hold only where the run began."""
    pytest.importorskip("ray")
    rows = [
        {"id": f"{name}{n}", "text": text, "language": "en"}
        for name, texts in (("bridge", BRIDGE), ("ferry", FERRY), ("beside", BESIDE))
        for n, text in enumerate(texts)
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    here = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "RAY_ADDRESS": ""}
    made = [
        subprocess.run(
            [*COMMAND, "a.jsonl", "--work", engine, "--engine", engine],
            cwd=tmp_path, env=here, capture_output=True, check=True, timeout=300,
        ).stdout
        for engine in ("native", "ray")
    ]  # fmt: skip
    assert made[0].count(b"\n") > 0
    assert made[0] == made[1]

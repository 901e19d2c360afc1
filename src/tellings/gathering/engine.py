"""Where the stages run and what they leave: Daft's own engine, or the same plan on a Ray cluster.

Each stage is a table in a folder of Parquet files, written beside and then renamed. A stage that stands is not made
again, so a run that was stopped goes on where it was. Documents that come later make a generation of their own beside
the earlier ones: what was read, encoded and compared before is not done again.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import signal
import socket
import threading
import time
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

import daft
import msgspec
from daft.exceptions import DaftCoreException

from tellings.errors import RequestError, TellingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import FrameType

    from daft import DataFrame

    Made = DataFrame | Iterable[DataFrame]

Engine = Literal["native", "ray"]
#: The file that says which archives a folder's generations were made of.
_LEDGER = "generations.json"
#: Seconds to wait for a cluster's door to open, for Ray to answer there, and for a free processor.
PATIENCE = 5.0
_HOST = re.compile(r"(?:ray://)?(?P<host>[^:/]+):(?P<port>\d+)")
#: How Daft passes on what the system said: "External: No space left on device (os error 28)".
_OF_THE_SYSTEM = re.compile(r"(\w[^:\n]+) \(os error (\d+)\)")

#: How it says that a table cannot be written or read, where the system's word is lost on the way.
_BROKEN = re.compile(r"ParquetError (.+)")
#: How it says that a table it wrote is no longer one.
_DAMAGED = re.compile(r"CorruptFile (?:file://)?(\S+)")


#: Ctrl-C during this run: Daft may keep Python from hearing of it.
_stopped: list[int] = []


class Watch(Protocol):
    """Whoever is told how a run goes."""

    def began(self, stage: str) -> None:
        """Hear that a stage has begun."""

    def expected(self, total: int) -> None:
        """Hear how many documents the stage at work is of, where they are counted."""

    def ended(self, stage: str, seconds: float, rows: int) -> None:
        """Hear that a stage stands, what it took (nothing where it stood before), and how many rows it has."""


class EngineError(TellingsError):
    """The engine cannot be reached, or cannot write what it made."""


class Workshop:
    """The folder of the stages of `archive`, a text that says of what documents and with what settings they are made.

    With `added` the archive comes on top of what the folder holds; without it the folder must be new or hold just this
    archive. Raises RequestError where it holds another one or nothing to add to, EngineError where it cannot be
    written. `watch` is told of each stage that is made.
    """

    def __init__(self, folder: Path, archive: str, *, added: bool = False, watch: Watch | None = None) -> None:
        folder = folder.absolute()  # Ray's workers stand elsewhere
        self._folder = folder
        self._beside: Path | None = None
        self._watch = watch
        try:
            folder.mkdir(parents=True, exist_ok=True)
            ledger = folder / _LEDGER
            made: list[str] = msgspec.json.decode(ledger.read_bytes()) if ledger.exists() else []
            if _is_new(made, archive, folder, added=added):
                made.append(archive)
                ledger.with_suffix(".part").write_bytes(msgspec.json.encode(made))
                ledger.with_suffix(".part").rename(ledger)
        except OSError as fault:
            raise _unwritable(folder, fault) from fault
        except msgspec.DecodeError as fault:
            raise EngineError(f"{ledger}: no list of generations", hint="name another folder by --work") from fault
        self.generation = len(made) - 1

    def with_beside(self, folder: Path) -> Workshop:
        """Return a workshop that adds a generation to this one's, kept in `folder`: this one's stays as it is."""
        made = copy(self)
        made._beside, made.generation, made._watch = folder.absolute(), self.generation + 1, None
        return made

    def stage(self, name: str, made: Callable[[], Made]) -> DataFrame:
        """Return this generation's table `name`, from the folder where it stands there, else made and kept there.

        `made` gives the table, or its parts, one after another: what they take together need not be held at once.
        """
        place = self._place(name, self.generation)
        part = place.with_name(f"{name}.part")
        took = 0.0
        if not place.is_dir():
            began = time.monotonic()
            if self._watch:
                self._watch.began(name)
            shutil.rmtree(part, ignore_errors=True)
            try:
                for table in _parts(made()):
                    written = table.write_parquet(str(part), write_mode="append", compression="zstd")
                    _seen(written.to_pydict()["path"])
                _not_nothing(table, part)
                if _stopped:  # of what Daft had in hand then, not all may be there
                    raise KeyboardInterrupt
                part.rename(place)
            except OSError as fault:
                raise _unwritable(part, fault) from fault
            except DaftCoreException as fault:
                reason = _of_the_system(str(fault))
                if reason is None:
                    raise
                raise _unwritable(part, reason) from fault
            took = time.monotonic() - began
        if self._watch:
            self._watch.ended(name, took, _table(place).count_rows())
        return _table(place)

    def expected(self, total: int) -> None:
        """Tell whoever watches how many documents the stage at work is of."""
        if self._watch:
            self._watch.expected(total)

    def earlier(self, name: str) -> DataFrame | None:
        """Return the table `name` of all generations before this one, or null where there are none."""
        found: DataFrame | None = None
        for generation in range(self.generation):
            table = _table(self._place(name, generation))
            found = table if found is None else found.union_all(table)
        return found

    def whole(self, name: str, made: Callable[[], Made]) -> DataFrame:
        """Return the table `name` of all generations, this one's made as `stage` does."""
        mine, earlier = self.stage(name, made), self.earlier(name)
        return mine if earlier is None else earlier.union_all(mine)

    def kept(self, name: str) -> DataFrame:
        """Return the table `name` of all generations, each of which stands."""
        mine, earlier = _table(self._place(name, self.generation)), self.earlier(name)
        return mine if earlier is None else earlier.union_all(mine)

    def _place(self, name: str, generation: int) -> Path:
        if self._beside is not None and generation == self.generation:
            return self._beside / name
        return self._folder / f"{generation:04}" / name


# Daft would draw bars of its own among those of whoever watches.
os.environ.setdefault("DAFT_PROGRESS_BAR", "0")
# What Daft logs of a fault of the system is said once, by EngineError.
logging.getLogger("daft_local_execution").addHandler(logging.NullHandler())


def choose(engine: Engine, address: str | None = None) -> None:
    """Have every plan after this run on `engine`; `address` is a Ray cluster's. Raises EngineError."""
    if daft.get_or_infer_runner_type() == engine and address is None:
        return
    where = f" at {address}" if address else ""
    try:
        if engine == "native":
            daft.set_runner_native()
            return
        _knock(address)
        free = _join(address)
        if free:
            daft.set_runner_ray()  # on what `_join` joined
    except Exception as fault:
        said = (str(fault).splitlines() or [""])[0] or type(fault).__name__
        raise EngineError(
            f"the Ray cluster{where} cannot be reached: {said}",
            hint="pip install 'daft[ray]', and see that `ray status` answers there; or leave out --engine",
        ) from fault
    if not free:
        raise EngineError(
            f"the Ray cluster{where} has no free processor",
            hint="see `ray status`; start a worker there (`ray start --address …`), or wait for what runs",
        )


def _knock(address: str | None) -> None:
    """Raise where no Ray answers at the address of a cluster: Ray itself would ask for minutes."""
    import ray  # noqa: F401, PLC0415  in no extra of ours; said before anything waits

    found = _HOST.fullmatch(address or "")
    if not found:
        return
    import grpc  # noqa: PLC0415  with Ray

    socket.create_connection((found["host"], int(found["port"])), timeout=PATIENCE).close()
    if os.environ.get("RAY_USE_TLS", "0") != "0":
        return  # its certificates are Ray's affair
    with grpc.insecure_channel(f"{found['host']}:{found['port']}", [("grpc.enable_http_proxy", 0)]) as door:
        try:
            door.unary_unary("/grpc.health.v1.Health/Check")(b"", timeout=PATIENCE)
        except grpc.RpcError as fault:
            if fault.code() == grpc.StatusCode.DEADLINE_EXCEEDED:
                raise TimeoutError(f"nobody answers within {PATIENCE:.0f} s") from fault
            if not (address or "").startswith("ray://") or fault.code() != grpc.StatusCode.UNIMPLEMENTED:
                raise ConnectionError("who answers there is no Ray") from fault  # Ray's client port knows no health


def _join(address: str | None) -> bool:
    """Join the cluster, and return whether a processor is free there: Daft waits for one two minutes and more."""
    import ray  # noqa: PLC0415  in no extra of ours

    if not ray.is_initialized():
        # Neither its bars nor its workers' words among ours: what fails there comes back as an exception.
        quiet = {"env_vars": {"DAFT_PROGRESS_BAR": "0"}}
        ray.init(address=address, log_to_driver=False, logging_level=logging.ERROR, runtime_env=quiet)
    until = time.monotonic() + PATIENCE  # a worker that has just come is told of a second or two later
    while ray.available_resources().get("CPU", 0) < 1:
        if time.monotonic() > until:
            ray.shutdown()
            return False
        time.sleep(0.2)
    return True


@contextmanager
def plainly() -> Iterator[None]:
    """Say in one line what Daft finds damaged of the stages that are kept. Raises EngineError, KeyboardInterrupt.

    Daft ends its work at Ctrl-C by itself, and then says that something is missing.
    """
    before = signal.getsignal(signal.SIGINT)
    _stopped.clear()

    def stop(number: int, frame: FrameType | None) -> None:
        _stopped.append(number)
        if callable(before):
            before(number, frame)

    here = threading.current_thread() is threading.main_thread()
    if here:
        signal.signal(signal.SIGINT, stop)
    try:
        yield
    except Exception as fault:
        if _stopped:
            raise KeyboardInterrupt from fault
        damaged = _DAMAGED.search(str(fault)) if isinstance(fault, DaftCoreException) else None
        if damaged is None:
            raise
        raise EngineError(
            f"{damaged[1]}: a stage that is damaged", hint="remove the folder that it is in, and run again"
        ) from fault
    finally:
        if here:
            signal.signal(signal.SIGINT, before)


def table(columns: dict[str, Any]) -> DataFrame:
    """Return a table of those columns."""
    return daft.from_pydict(columns)


def _is_new(made: list[str], archive: str, folder: Path, *, added: bool) -> bool:
    """Return whether `archive` is a generation of its own; raise RequestError where it cannot be one."""
    if made and made[-1] == archive:
        return False
    if added and not made:
        raise RequestError(f"{folder}: no events of an earlier run", hint="gather with --work FOLDER first, then add")
    if made and not added:
        raise RequestError(
            f"{folder}: holds the stages of another archive, or of other settings",
            hint="add to it by --into, or name another folder by --work",
        )
    return True


def _of_the_system(said: str) -> OSError | None:
    """Return what the system said of a table that cannot be written or read, as Daft passes it on."""
    if reason := _OF_THE_SYSTEM.search(said):
        return OSError(int(reason[2]), reason[1])
    broken = _BROKEN.search(said)
    return OSError(f"Parquet: {broken[1]}") if broken else None


def _parts(made: Made) -> Iterable[DataFrame]:
    return (made,) if isinstance(made, daft.DataFrame) else made


def _table(place: Path) -> DataFrame:
    return daft.read_parquet(str(place / "*.parquet"))


def _seen(paths: list[str]) -> None:
    """Raise EngineError where a worker wrote a file that does not lie here: read on, the stage would lack its rows."""
    for path in paths:
        if not Path(path.removeprefix("file://")).exists():
            raise EngineError(
                f"{path}: written by a worker of the cluster, but not there on this machine",
                hint="name a folder that all machines of the cluster share by --work",
            )


def _not_nothing(table: DataFrame, place: Path) -> None:
    """Write an empty file where a table of no rows left none: the next stage needs its columns."""
    if any(place.glob("*.parquet")):
        return
    import pyarrow.parquet  # noqa: PLC0415  with Daft, only where this is needed

    place.mkdir(parents=True, exist_ok=True)
    pyarrow.parquet.write_table(table.schema().to_pyarrow_schema().empty_table(), place / "empty.parquet")


def _unwritable(place: Path, fault: OSError) -> EngineError:
    return EngineError(
        f"{place}: the stages cannot be written ({fault.strerror or fault})", hint="name a folder with room by --work"
    )

"""Products of matrices of small whole numbers, exact to the last bit whoever works them out.

Most of what reading words in their sentence takes are these. With onnxruntime (extra `onnx`) they are made of bytes, in
half the time that float32 takes; without it numpy makes the same numbers. Both are exact: a factor of at most 128
times one of at most 63, 1,536 times, is under 2**24, up to where float32 knows every whole number; and two products
of 255 and 63 together are within 16 bits, where older processors (AVX2) would otherwise cut them off.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Product = Callable[[NDArray[np.uint8]], Floats]

#: The largest whole number of what is multiplied, and of the weights it is multiplied with.
LARGEST, LARGEST_WEIGHT = 127, 63
#: What stands for nought in bytes without sign.
NOUGHT = 128
#: Numbers of the ONNX format: version 8 of the form and 13 of the operators (onnxruntime 1.19 and later read them),
#: and kinds of number.
_FORM, _OPERATORS = 8, 13
_FLOAT, _BYTE, _SIGNED = 1, 2, 3


def product(weights: NDArray[np.int8], scale: Floats) -> Product:
    """Return what multiplies rows of bytes, less `NOUGHT`, with whole `weights` and each column by its `scale`."""
    its = _onnxruntimes(weights, scale) if _exact() else None
    return _numpys(weights, scale) if its is None else its


@cache
def _exact() -> bool:
    """Whether onnxruntime is there and sums up exactly on this processor: tried on what would be cut off first."""
    weights = np.full((1536, 64), LARGEST_WEIGHT, dtype=np.int8)
    weights[:, ::2] *= -1
    rows = np.array([[255] * 1536, [0] * 1536, [at * 37 % 256 for at in range(1536)]], dtype=np.uint8)
    scale = np.ones(64, dtype=np.float32)
    its = _onnxruntimes(weights, scale)
    return its is not None and bool((its(rows) == _numpys(weights, scale)(rows)).all())


def _numpys(weights: NDArray[np.int8], scale: Floats) -> Product:
    whole = weights.astype(np.float32)

    def multiplied(rows: NDArray[np.uint8]) -> Floats:
        x = rows.astype(np.float32)
        x -= np.float32(NOUGHT)
        found: Floats = x @ whole
        found *= scale
        return found

    return multiplied


def _onnxruntimes(weights: NDArray[np.int8], scale: Floats) -> Product | None:
    """Return the product as onnxruntime makes it; None where it is not there or does not know the operator."""
    try:
        import onnxruntime  # noqa: PLC0415  in an extra
    except ImportError:
        return None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # texts are shared out among threads, not rows
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False  # kept by each product they took 90 MB in all
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(_model(weights, scale), options, providers=["CPUExecutionProvider"])
    except Exception:  # it raises its own, and bare Exception
        return None

    def multiplied(rows: NDArray[np.uint8]) -> Floats:
        found: Floats = session.run(None, {"rows": rows})[0]
        return found

    return multiplied


def _model(weights: NDArray[np.int8], scale: Floats) -> bytes:
    """Return the product as an ONNX model of one operator, onnxruntime's own: standard ones would go thrice over it."""
    taken = ["rows", "weights", "one", "scale", "nought"]
    height, width = weights.shape
    graph = (
        _field(1, _node("MatMulIntegerToFloat", taken, "found", "com.microsoft"))
        + _field(2, b"product")
        + _field(5, _tensor("weights", _SIGNED, weights.shape, weights.tobytes()))
        + _field(5, _tensor("one", _FLOAT, (), np.float32(1).tobytes()))
        + _field(5, _tensor("scale", _FLOAT, scale.shape, scale.tobytes()))
        + _field(5, _tensor("nought", _BYTE, (), bytes([NOUGHT])))
        + _field(11, _shaped("rows", _BYTE, height))
        + _field(12, _shaped("found", _FLOAT, width))
    )
    operators = _field(8, _number(2, _OPERATORS)) + _field(8, _field(1, b"com.microsoft") + _number(2, 1))
    return _number(1, _FORM) + _field(7, graph) + operators


def _node(operator: str, taken: list[str], given: str, domain: str) -> bytes:
    names = b"".join(_field(1, name.encode()) for name in taken)
    return names + _field(2, given.encode()) + _field(4, operator.encode()) + _field(7, domain.encode())


def _tensor(name: str, kind: int, shape: tuple[int, ...], data: bytes) -> bytes:
    return b"".join(_number(1, size) for size in shape) + _number(2, kind) + _field(8, name.encode()) + _field(9, data)


def _shaped(name: str, kind: int, width: int) -> bytes:
    shape = _field(1, _field(2, b"count")) + _field(1, _number(1, width))
    return _field(1, name.encode()) + _field(2, _field(1, _number(1, kind) + _field(2, shape)))


def _field(number: int, data: bytes) -> bytes:
    """Return a field of a message of the protocol buffers that ONNX is written in."""
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    found = bytearray()
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])

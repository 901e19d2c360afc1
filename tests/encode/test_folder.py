"""An encoder of the user's, in a folder."""

from __future__ import annotations

import numpy as np
import pytest

from tellings import encode
from tellings.errors import EncoderError


def message(**fields):
    """Return a protobuf message of fields `_number`: whole numbers, bytes, or lists of them."""
    out = b""
    for name, value in fields.items():
        for each in value if isinstance(value, list) else [value]:
            number = int(name[1:])
            if isinstance(each, int):
                out += bytes([number << 3, each])
            else:
                out += bytes([number << 3 | 2]) + varint(len(each)) + each
    return out


def varint(value):
    """Return a whole number as protobuf writes it."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128]) + varint(value >> 7)


def tensor(name, kind):
    """Return a graph's input or output: a table of `kind` whose sizes are free."""
    shape = message(_1=[message(_2=b"n"), message(_2=b"t")])
    return message(_1=name, _2=message(_1=message(_1=kind, _2=shape) if kind == 7 else message(_1=kind)))


@pytest.fixture
def model(tmp_path):
    """Return a folder with an ONNX encoder that looks each token up in a table of three vectors."""
    pytest.importorskip("onnxruntime")
    tokenizers = pytest.importorskip("tokenizers")
    known = tokenizers.models.WordLevel({"?": 0, "lamp": 1, "boat": 2}, "?")
    words = tokenizers.Tokenizer(known)
    words.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    words.save(str(tmp_path / "tokenizer.json"))
    table = np.array([[1, 1], [1, 0], [0, 1]], dtype=np.float32).tobytes()
    graph = message(
        _1=message(_1=[b"table", b"input_ids"], _2=b"hidden", _4=b"Gather"),
        _2=b"tiny",
        _5=message(_1=[3, 2], _2=1, _8=b"table", _9=table),
        _11=[tensor(b"input_ids", 7), tensor(b"attention_mask", 7)],
        _12=tensor(b"hidden", 1),
    )
    (tmp_path / "onnx").mkdir()
    (tmp_path / "onnx" / "model.onnx").write_bytes(message(_1=8, _7=graph, _8=message(_2=13)))
    return tmp_path


def test_a_folder_of_the_users_is_an_encoder(model, tmp_path):
    """A text's vector is the mean of its tokens', of length 1, whatever its neighbours."""
    encoder = encode.folder(model, cache=tmp_path / "cache")
    rows = encoder.encode(["boat", "lamp lamp lamp", "lamp boat", ""])
    np.testing.assert_allclose(rows, [[0, 1], [1, 0], [0.5**0.5, 0.5**0.5], [0, 0]], atol=1e-6)
    np.testing.assert_allclose(encoder.encode(["boat"]), [[0, 1]], atol=1e-6)
    assert encoder.encode([]).shape == (0, 2)
    assert encoder.name.startswith(tmp_path.name)


@pytest.mark.parametrize("lacking", ["tokenizer.json", "onnx/model.onnx"])
def test_a_folder_that_lacks_a_part_is_named(model, lacking):
    """The message says which part."""
    (model / lacking).unlink()
    with pytest.raises(EncoderError, match=lacking.split("/")[-1]):
        encode.folder(model)


def test_a_folder_that_does_not_load_is_named(model):
    """A file that is no model is the user's fault, said in one line."""
    (model / "onnx" / "model.onnx").write_bytes(b"no model")
    with pytest.raises(EncoderError, match="does not load"):
        encode.folder(model)

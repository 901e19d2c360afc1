"""An encoder of the user's, run by onnxruntime from its folder."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np

from tellings.encode.protocol import CHUNK
from tellings.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tellings.encode.protocol import Progress, Vectors

#: Tokens of a text that an encoder of the user's reads: what such models are trained on.
TOKENS = 512


class Folder:
    """A model in a folder of the user's: `tokenizer.json`, and `model.onnx` there or below `onnx/`.

    Sentence-transformers' models are laid out so. A text's vector is the mean of its tokens', of length 1. Needs the
    extra `onnx`. Raises EncoderError where the folder lacks a part, or a part does not load. `progress` is called with
    (texts done, texts in all).
    """

    def __init__(self, folder: Path, *, progress: Progress | None = None) -> None:
        self._progress = progress
        model = next((file for file in (folder / "model.onnx", folder / "onnx" / "model.onnx") if file.is_file()), None)
        words = folder / "tokenizer.json"
        if model is None or not words.is_file():
            lacking = "model.onnx (nor onnx/model.onnx)" if model is None else "tokenizer.json"
            raise EncoderError(
                f"{folder} holds no {lacking}",
                hint="name a folder with both; sentence-transformers models are exported by: optimum-cli export onnx",
            )
        try:
            from onnxruntime import InferenceSession  # noqa: PLC0415  heavy, and in an extra
            from tokenizers import Tokenizer  # noqa: PLC0415  in an extra
        except ImportError as fault:
            raise EncoderError(
                f"another encoder needs {fault.name}", hint="install it: pip install 'tellings[onnx]'"
            ) from fault
        try:
            self._tokenizer = Tokenizer.from_file(str(words))
            self._session = InferenceSession(str(model), providers=["CPUExecutionProvider"])
        except Exception as fault:  # both raise their own, and bare Exception
            raise EncoderError(
                f"{folder} does not load: {fault}", hint="is it an ONNX export of an encoder?"
            ) from fault
        self._tokenizer.enable_padding()
        self._tokenizer.enable_truncation(TOKENS)
        self._inputs = {each.name for each in self._session.get_inputs()}
        with model.open("rb") as file:
            self._name = f"{folder.name}/{hashlib.file_digest(file, 'sha256').hexdigest()[:16]}"

    @property
    def name(self) -> str:
        """The folder's name and the beginning of the model's SHA-256."""
        return self._name

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return an array (texts, dimensions of the model)."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))  # equal lengths share a batch
        rows = [self._batch([""])] if not texts else []
        for at in range(0, len(order), CHUNK):
            rows.append(self._batch([texts[i] for i in order[at : at + CHUNK]]))
            if self._progress:
                self._progress(min(at + CHUNK, len(order)), len(order))
        found = np.empty((len(texts), rows[0].shape[1]), dtype=np.float32)
        found[order] = np.concatenate(rows)[: len(order)]
        return found

    def _batch(self, texts: Sequence[str]) -> Vectors:
        tokens = self._tokenizer.encode_batch([text.encode("utf-8", "replace").decode() for text in texts])
        mask = np.array([token.attention_mask for token in tokens], dtype=np.int64)
        given = {
            "input_ids": np.array([token.ids for token in tokens], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        if not mask.size:
            mask = given["attention_mask"] = np.zeros((len(texts), 1), dtype=np.int64)
            given["input_ids"] = given["token_type_ids"] = np.zeros_like(mask)
        (hidden, *_) = self._session.run(None, {name: given[name] for name in self._inputs & given.keys()})
        mean = (hidden * mask[:, :, None]).sum(axis=1)
        size = np.linalg.norm(mean, axis=1, keepdims=True)
        return np.asarray(mean / np.where(size > 0, size, 1), dtype=np.float32)

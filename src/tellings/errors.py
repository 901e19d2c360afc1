"""The errors a user can cause, each with a message that names the place and a hint that names the way out.

    TellingsError
    ├── SourceError          a document cannot be had or read
    │   ├── NotFound         no such file
    │   ├── NotReadable      a directory, no permission, a device
    │   ├── Empty            nothing in it
    │   ├── NotText          bytes of an unsupported or broken kind
    │   ├── TooLarge         more than we read
    │   └── NoAccount        text, but nothing in it that is an account
    ├── RequestError         tellings that cannot be compared: one only, the same file twice
    ├── InputError           a line of structured input that is not what was expected
    ├── OutputError          the result cannot be written where it was asked for
    ├── ExportError          the comparison cannot be put in the format that was asked for
    └── EncoderError         the sentence encoder cannot be loaded

Anything else that is raised is our bug and shows its traceback.
"""

from __future__ import annotations


class TellingsError(Exception):
    """A fault of what was given. `message` names what and where in one line; `hint` says what to do."""

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class SourceError(TellingsError):
    """A document cannot be had or read."""


class NotFound(SourceError):  # noqa: N818  the class is the name of the fault; its parents end in Error
    """There is no such file."""


class NotReadable(SourceError):  # noqa: N818
    """There is something of that name, but it cannot be read as a file."""


class Empty(SourceError):  # noqa: N818
    """The file holds nothing but white space, or nothing at all."""


class NotText(SourceError):  # noqa: N818
    """The bytes are no text and no document of a kind that is read."""


class TooLarge(SourceError):  # noqa: N818
    """The document is larger than is read."""


class NoAccount(SourceError):  # noqa: N818
    """The document has text, but none of it reads as an account."""


class RequestError(TellingsError):
    """The tellings given cannot be compared."""


class InputError(TellingsError):
    """A line of structured input is not what was expected."""


class OutputError(TellingsError):
    """The result cannot be written where it was asked for."""


class ExportError(TellingsError):
    """The comparison cannot be put in the format that was asked for."""


class EncoderError(TellingsError):
    """The sentence encoder cannot be loaded."""

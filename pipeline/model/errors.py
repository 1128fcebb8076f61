"""Everything that can go wrong, as one tree.

A message says what, where, what was expected and what to do. ``code`` is stable and goes into
JSON; ``source`` names the file or source when there is one.
"""

from __future__ import annotations

from typing import ClassVar


class PipelineError(Exception):
    """Any error of ours: shown as one message, never as a traceback; exit code 2."""

    code: ClassVar[str] = "error"

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders: keyword-only arguments have to be carried along.
        return (_rebuild, (type(self), self.message, self.source), vars(self))


def _rebuild(kind: type[PipelineError], message: str, source: str | None) -> PipelineError:
    return kind(message, source=source)


class UsageError(PipelineError):
    """The command was called in a way it does not know."""

    code = "usage"


class ConfigurationError(PipelineError):
    """An edition file or vocabulary is not as it should be."""

    code = "configuration"


class SourceError(PipelineError):
    """A source file cannot be read."""

    code = "source"


class SourceNotFoundError(SourceError):
    """The file is not there."""

    code = "source-not-found"


class SourceChangedError(SourceError):
    """The file's hash is not the one in the edition file."""

    code = "source-changed"


class UnsupportedSourceError(SourceError):
    """The file is of a kind that we do not read, or is not what its name says."""

    code = "source-unsupported"


class EncryptedSourceError(SourceError):
    """The file needs a password."""

    code = "source-encrypted"


class NoTextLayerError(SourceError):
    """The pages are pictures: there is no text to read.

    Attributes:
        scanned_pages: those that are pictures, from 1, where letters were added to some of them;
            empty where their want of letters tells them.
    """

    code = "source-no-text"

    def __init__(
        self, message: str, *, source: str | None = None, scanned_pages: tuple[int, ...] = ()
    ) -> None:
        super().__init__(message, source=source)
        self.scanned_pages = scanned_pages


class OcrError(SourceError):
    """The program that recognises text in scans failed."""

    code = "source-ocr"


class BrokenSourceError(SourceError):
    """The file is damaged beyond reading."""

    code = "source-broken"


class SourceTooLargeError(SourceError):
    """The file is larger than the limits allow: bytes, pages, characters or memory."""

    code = "source-too-large"


class SourceTooSlowError(SourceError):
    """Reading took longer than the limits allow."""

    code = "source-too-slow"


class ParseError(PipelineError):
    """The outline that the edition file asks for cannot be found."""

    code = "parse"


class NormaliseError(PipelineError):
    """A correction or override does not fit what the source says."""

    code = "normalise"


class StoreError(PipelineError):
    """A dataset cannot be written, or what is there is not a dataset of ours."""

    code = "store"


class DatasetNotFoundError(StoreError):
    """There is no published dataset of that name."""

    code = "dataset-not-found"


class LockedError(PipelineError):
    """Another run is at work on the same edition."""

    code = "locked"


class ValidationFailedError(PipelineError):
    """The dataset has findings of severity error; exit code 1."""

    code = "validation-failed"

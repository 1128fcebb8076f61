"""Calls in child processes: the side of the caller."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from types import TracebackType
from typing import Any, TypeVar

from pipeline.model.errors import PipelineError
from pipeline.model.frozen import frozen
from pipeline.model.limits import Limits
from pipeline.sandbox.channel import Channel, wait_for_news
from pipeline.sandbox.packing import pack, unpack
from pipeline.sandbox.verdicts import explain_end, too_slow
from pipeline.sandbox.worker import Worker

T = TypeVar("T")


@frozen
class Call:
    """One call for a child to make.

    Attributes:
        source: the source or file that it is about, for messages.
        args: positional arguments; picklable.
        kwargs: keyword arguments; picklable.
    """

    source: str
    args: tuple[object, ...] = ()
    kwargs: Mapping[str, object] = field(default_factory=dict)


@frozen
class _Job:
    """A call that a child is busy with."""

    index: int
    source: str
    worker: Worker
    deadline: float


class Sandbox:
    """Child processes that make calls within limits; a context manager, for one thread.

    Enter it and call early: while the process has one thread and few modules, a child costs a
    fork. Later (NumPy and Arrow start threads) it costs a fresh interpreter.

    Args:
        limits: ``seconds`` and ``memory_mb`` bound every single call; the rest is for the reader.
        workers: how many calls are made at once.
    """

    def __init__(self, limits: Limits | None = None, workers: int = 1) -> None:
        if workers < 1:
            raise ValueError(f"a sandbox needs at least one worker, not {workers}")
        self._limits = limits or Limits()
        self._worker_count = workers
        self._idle: list[Worker] = []

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all children; a later call starts new ones."""
        while self._idle:
            self._idle.pop().stop()

    def call(
        self, function: Callable[..., T], /, *args: object, source: str, **kwargs: object
    ) -> T:
        """Calls ``function(*args, **kwargs)`` in a child.

        Args:
            function: a function of a module; no lambda or inner function.
            args: its positional arguments, picklable.
            source: what the call is about, for messages.
            kwargs: its keyword arguments, picklable.

        Returns:
            An equal copy of what it returned.

        Raises:
            PipelineError: what the function raised, unchanged.
            SourceTooSlowError: after ``limits.seconds``.
            SourceTooLargeError: if it wants more than ``limits.memory_mb``.
            BrokenSourceError: if the child crashed, or the function raised a foreign exception.
        """
        (outcome,) = self.map(function, [Call(source=source, args=args, kwargs=kwargs)])
        if isinstance(outcome, PipelineError):
            raise outcome
        return outcome

    def map(self, function: Callable[..., T], calls: Iterable[Call]) -> list[T | PipelineError]:
        """Makes all calls, as many at once as there are workers.

        Returns:
            For each call, in the order of ``calls``, its result or the error that ended it.
        """
        numbered = sorted(self.outcomes(function, calls), key=lambda pair: pair[0])
        return [outcome for _, outcome in numbered]

    def outcomes(
        self, function: Callable[..., T], calls: Iterable[Call]
    ) -> Iterator[tuple[int, T | PipelineError]]:
        """Makes all calls, as many at once as there are workers, and tells of each that ends.

        Yields:
            The index of a call, from 0, and its result or the error that ended it, in the order
            in which they end.
        """
        numbered = enumerate(calls)
        busy: dict[Channel, _Job] = {}
        try:
            while True:
                while len(busy) < self._worker_count and (item := next(numbered, None)):
                    job = self._begin(function, *item, busy)
                    busy[job.worker.channel] = job
                if not busy:
                    return
                for channel in _wait_for_any(busy):
                    job = busy[channel]
                    outcome = self._finish(job)
                    del busy[channel]
                    yield job.index, outcome
        finally:
            for job in busy.values():
                job.worker.stop()

    def _begin(
        self, function: Callable[..., object], index: int, call: Call, busy: Iterable[Channel]
    ) -> _Job:
        # Packed before a child is taken: an argument that cannot be packed costs no child.
        task = pack((function, call.args, dict(call.kwargs)))
        worker = self._take_worker(busy)
        deadline = time.monotonic() + self._limits.seconds
        worker.send(pack((call.source, self._limits, task)))
        return _Job(index=index, source=call.source, worker=worker, deadline=deadline)

    def _take_worker(self, busy: Iterable[Channel]) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.is_alive():
                return worker
            worker.stop()
        return Worker(inherited=tuple(busy))

    def _finish(self, job: _Job) -> Any:
        """The outcome of a call on whose channel something happened, or too long nothing."""
        worker = job.worker
        if not worker.channel.has_news():
            worker.stop()
            return too_slow(job.source, self._limits.seconds)
        try:
            outcome, is_spent = unpack(worker.channel.receive())
        except (EOFError, OSError):
            return explain_end(worker.stop(), job.source, self._limits)
        if is_spent or len(self._idle) >= self._worker_count:
            worker.stop()
        else:
            self._idle.append(worker)
        return unpack(outcome)


def _wait_for_any(busy: Mapping[Channel, _Job]) -> list[Channel]:
    """Waits for an answer, an end or a deadline; the connections of the calls that are over."""
    first_deadline = min(job.deadline for job in busy.values())
    ready = wait_for_news(busy, timeout_s=max(0.0, first_deadline - time.monotonic()))
    now = time.monotonic()
    return [channel for channel, job in busy.items() if channel in ready or job.deadline <= now]

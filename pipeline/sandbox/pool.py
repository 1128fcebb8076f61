"""Calls in child processes: the side of the caller."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, TypeVar

from pipeline.model.errors import PipelineError
from pipeline.model.frozen import field, frozen, replace
from pipeline.model.limits import Limits
from pipeline.sandbox.channel import Channel, wait_for_news
from pipeline.sandbox.packing import pack, unpack
from pipeline.sandbox.stages import STAGE_MARK, Listener
from pipeline.sandbox.verdicts import explain_end, too_slow
from pipeline.sandbox.worker import Worker

T = TypeVar("T")

#: Stands for the answer of a child that ended without one; no message is empty.
ENDED = b""


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
    """A call that a child is busy with; ``stage`` is what it said last that it is at."""

    index: int
    source: str
    worker: Worker
    deadline: float
    stage: str | None = None


class Sandbox:
    """Child processes that make calls within limits; a context manager, for one thread.

    Enter it and call early: while the process has one thread and few modules, a child costs a
    fork. Later (NumPy and Arrow start threads) it costs a fresh interpreter.

    Args:
        limits: ``seconds`` and ``memory_mb`` bound every single call; the rest is for the reader.
        workers: how many calls are made at once.
        on_stage: called with each stage that a child names (``begin_stage``), when it begins.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        workers: int = 1,
        on_stage: Listener | None = None,
    ) -> None:
        if workers < 1:
            raise ValueError(f"a sandbox needs at least one worker, not {workers}")
        self._limits = limits or Limits()
        self._worker_count = workers
        self._on_stage = on_stage
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
                    answer = _receive(job)
                    if answer and answer.startswith(STAGE_MARK):
                        busy[channel] = self._note_stage(job, answer)
                        continue
                    outcome = self._finish(job, answer)
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

    def _note_stage(self, job: _Job, message: bytes) -> _Job:
        stage = message.removeprefix(STAGE_MARK).decode()
        if self._on_stage is not None:
            self._on_stage(stage)
        return replace(job, stage=stage)

    def _finish(self, job: _Job, answer: bytes | None) -> Any:
        """The outcome of a call that is over, by its child's last word as ``_receive`` gave it."""
        worker = job.worker
        if answer is None:
            worker.stop()
            return too_slow(job.source, self._limits.seconds, job.stage)
        if answer == ENDED:
            return explain_end(worker.stop(), job.source, self._limits, job.stage)
        outcome, is_spent = unpack(answer)
        if is_spent or len(self._idle) >= self._worker_count:
            worker.stop()
        else:
            self._idle.append(worker)
        return unpack(outcome)


def _receive(job: _Job) -> bytes | None:
    """What a child has to say: ``ENDED`` when it has ended instead, None when it is silent."""
    if not job.worker.channel.has_news():
        return None
    try:
        return job.worker.channel.receive()
    except (EOFError, OSError):
        return ENDED


def _wait_for_any(busy: Mapping[Channel, _Job]) -> list[Channel]:
    """Waits for an answer, an end or a deadline; the connections of the calls that are over."""
    first_deadline = min(job.deadline for job in busy.values())
    ready = wait_for_news(busy, timeout_s=max(0.0, first_deadline - time.monotonic()))
    now = time.monotonic()
    return [channel for channel, job in busy.items() if channel in ready or job.deadline <= now]

"""A call in a child process ends in its result or in one error of ours, whatever it does."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from pipeline.model.errors import (
    BrokenSourceError,
    EncryptedSourceError,
    PipelineError,
    SourceTooLargeError,
    SourceTooSlowError,
)
from pipeline.model.limits import Limits
from pipeline.sandbox import Call, Sandbox
from tests.sandbox import misbehaviour

SHORT = Limits(seconds=0.3, memory_mb=256)
ROOMY = Limits(seconds=30, memory_mb=256)
#: How long a test waits for something that happens at once on an idle machine.
PATIENCE_SECONDS = 20.0


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(ROOMY) as opened:
        yield opened


@pytest.fixture
def short_sandbox() -> Iterator[Sandbox]:
    with Sandbox(SHORT) as opened:
        yield opened


def is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return stat.rpartition(")")[2].split()[0] not in {"Z", "X"}


def wait_until_gone(pid: int) -> bool:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not is_running(pid)


# What comes back.


def test_returns_what_the_function_returns(sandbox: Sandbox) -> None:
    assert sandbox.call(misbehaviour.add, 2, b=3, source="s") == 5


def test_runs_in_another_process_that_stays_warm(sandbox: Sandbox) -> None:
    pids = {sandbox.call(misbehaviour.pid, source="s") for _ in range(50)}
    assert len(pids) == 1
    assert os.getpid() not in pids


def test_no_child_is_started_before_it_is_needed() -> None:
    with Sandbox(ROOMY, workers=4) as sandbox:
        pids = {sandbox.call(misbehaviour.pid, source="s") for _ in range(5)}
    assert len(pids) == 1


def test_large_results_of_frozen_values_come_back_equal(sandbox: Sandbox) -> None:
    assert sandbox.call(misbehaviour.place, 30_000, source="s") == misbehaviour.place(30_000)


def test_large_arguments_go_over(sandbox: Sandbox) -> None:
    text = "é" * 5_000_000
    assert sandbox.call(len, text, source="s") == len(text)


def test_an_argument_that_cannot_go_over_costs_no_child(sandbox: Sandbox) -> None:
    pid = sandbox.call(misbehaviour.pid, source="s")
    with pytest.raises(TypeError, match="pickle"):
        sandbox.call(repr, threading.Lock(), source="s")
    assert sandbox.call(misbehaviour.pid, source="s") == pid


def test_needs_a_worker() -> None:
    with pytest.raises(ValueError, match="at least one worker"):
        Sandbox(ROOMY, workers=0)


# Errors.


def test_our_errors_cross_unchanged(sandbox: Sandbox) -> None:
    with pytest.raises(EncryptedSourceError) as caught:
        sandbox.call(misbehaviour.raise_ours, source="s")
    assert caught.value.message == "brochure: needs a password."
    assert caught.value.source == "brochure"


def test_a_foreign_exception_becomes_a_broken_source(sandbox: Sandbox) -> None:
    with pytest.raises(BrokenSourceError) as caught:
        sandbox.call(misbehaviour.divide_by_zero, source="x/brochure")
    assert caught.value.source == "x/brochure"
    assert caught.value.message.startswith(
        "x/brochure: its reader failed (ZeroDivisionError: division by zero; misbehaviour.py, line "
    )


def test_a_foreign_message_is_one_line_of_bearable_length(sandbox: Sandbox) -> None:
    with pytest.raises(BrokenSourceError) as caught:
        sandbox.call(misbehaviour.raise_at_length, source="s")
    assert "\n" not in caught.value.message
    assert "first line second line" in caught.value.message
    assert len(caught.value.message) < 500


def test_sys_exit_is_no_way_out(sandbox: Sandbox) -> None:
    with pytest.raises(BrokenSourceError, match=r"SystemExit: 3"):
        sandbox.call(misbehaviour.exit_politely, source="s")


def test_a_result_that_cannot_cross_is_said_to_be_one(sandbox: Sandbox) -> None:
    with pytest.raises(BrokenSourceError, match="cannot pickle"):
        sandbox.call(misbehaviour.return_something_unpicklable, source="s")


def test_an_exception_leaves_the_child_warm(sandbox: Sandbox) -> None:
    pid = sandbox.call(misbehaviour.pid, source="s")
    with pytest.raises(BrokenSourceError):
        sandbox.call(misbehaviour.divide_by_zero, source="s")
    assert sandbox.call(misbehaviour.pid, source="s") == pid


# Time.


@pytest.mark.parametrize(
    "function", [misbehaviour.loop_for_ever, misbehaviour.sleep_through_everything]
)
def test_a_call_without_end_is_stopped(
    short_sandbox: Sandbox, function: Callable[[], None]
) -> None:
    before = short_sandbox.call(misbehaviour.pid, source="s")
    with pytest.raises(SourceTooSlowError) as caught:
        short_sandbox.call(function, source="x/slow")
    assert caught.value.source == "x/slow"
    assert "x/slow: not done after 0.3 seconds" in caught.value.message
    assert not is_running(before)
    assert short_sandbox.call(misbehaviour.pid, source="s") != before


# Stages.


@pytest.mark.parametrize(
    ("function", "error"),
    [
        (misbehaviour.loop_for_ever, SourceTooSlowError),
        (misbehaviour.take_all_memory, SourceTooLargeError),
        (misbehaviour.abort, BrokenSourceError),
        (misbehaviour.divide_by_zero, BrokenSourceError),
    ],
)
def test_an_error_names_the_stage_that_the_call_was_at(
    short_sandbox: Sandbox, function: Callable[[], None], error: type[PipelineError]
) -> None:
    with pytest.raises(error, match="while counting leaves"):
        short_sandbox.call(misbehaviour.begin_stages_and, function, source="s")


def test_a_stage_is_not_taken_for_that_of_the_next_call(sandbox: Sandbox) -> None:
    sandbox.call(misbehaviour.begin_stages_and, misbehaviour.pid, source="s")
    with pytest.raises(BrokenSourceError) as caught:
        sandbox.call(misbehaviour.divide_by_zero, source="s")
    assert "while" not in caught.value.message


def test_stages_are_told_as_they_begin() -> None:
    told: list[str] = []
    with Sandbox(ROOMY, on_stage=told.append) as sandbox:
        sandbox.call(misbehaviour.begin_stages_and, misbehaviour.pid, source="s")
    assert told == ["planting", "counting leaves"]


def test_a_stage_in_no_child_is_told_to_nobody() -> None:
    assert misbehaviour.begin_stages_and(os.getpid) == os.getpid()


# Memory.


def test_a_memory_bomb_is_stopped_and_the_child_goes_on(sandbox: Sandbox) -> None:
    pid = sandbox.call(misbehaviour.pid, source="s")
    with pytest.raises(SourceTooLargeError) as caught:
        sandbox.call(misbehaviour.take_memory, 4096, source="x/bomb")
    assert "x/bomb: needs more than the 256 MB" in caught.value.message
    assert sandbox.call(misbehaviour.pid, source="s") == pid


def test_want_of_memory_is_seen_through_another_exception(sandbox: Sandbox) -> None:
    with pytest.raises(SourceTooLargeError):
        sandbox.call(misbehaviour.take_memory_and_call_it_something_else, 4096, source="s")


def test_memory_within_the_limit_may_be_taken_again_and_again(sandbox: Sandbox) -> None:
    sizes = [sandbox.call(misbehaviour.take_memory, 200, source="s") for _ in range(10)]
    assert sizes == [200 * 1024 * 1024] * 10


def test_a_child_that_keeps_memory_is_replaced(sandbox: Sandbox) -> None:
    hoarder = sandbox.call(misbehaviour.hoard, 150, source="s")
    assert sandbox.call(misbehaviour.pid, source="s") != hoarder


# Crashes.


@pytest.mark.parametrize(
    ("function", "name"),
    [(misbehaviour.abort, "SIGABRT"), (misbehaviour.follow_a_wild_pointer, "SIGSEGV")],
)
def test_a_crash_is_named_by_its_signal(
    sandbox: Sandbox, function: Callable[[], None], name: str
) -> None:
    with pytest.raises(BrokenSourceError, match=rf"x/bad: its reader crashed \({name}\)") as caught:
        sandbox.call(function, source="x/bad")
    assert caught.value.source == "x/bad"
    assert sandbox.call(misbehaviour.add, 1, source="s") == 1


@pytest.mark.parametrize("status", [0, 7])
def test_a_child_that_leaves_is_noticed(sandbox: Sandbox, status: int) -> None:
    with pytest.raises(BrokenSourceError, match=rf"without an answer \(exit status {status}\)"):
        sandbox.call(misbehaviour.exit_at_once, status, source="s")
    assert sandbox.call(misbehaviour.add, 1, source="s") == 1


def test_a_child_killed_by_the_system_wanted_too_much(sandbox: Sandbox) -> None:
    with pytest.raises(SourceTooLargeError, match="SIGKILL"):
        sandbox.call(misbehaviour.kill_itself, source="s")


def test_an_idle_child_that_died_is_replaced_silently(sandbox: Sandbox) -> None:
    pid = sandbox.call(misbehaviour.pid, source="s")
    os.kill(pid, signal.SIGKILL)
    assert wait_until_gone(pid)
    assert sandbox.call(misbehaviour.pid, source="s") != pid


# Many calls.


def test_outcomes_stand_in_the_order_of_the_calls() -> None:
    delays = [0.05, 0.0, 0.03, 0.01, 0.0, 0.02]
    calls = [Call(source=str(index), args=(delay, index)) for index, delay in enumerate(delays)]
    with Sandbox(ROOMY, workers=3) as sandbox:
        assert sandbox.map(misbehaviour.echo_after, calls) == [0, 1, 2, 3, 4, 5]


def test_calls_run_at_once_in_as_many_children_as_workers() -> None:
    calls = [Call(source=str(index), args=(0.05,)) for index in range(8)]
    with Sandbox(ROOMY, workers=2) as sandbox:
        assert len(set(sandbox.map(misbehaviour.pid_after, calls))) == 2


def test_outcomes_come_when_they_are_there() -> None:
    calls = [Call(source="slow", args=(0.5, 0)), Call(source="quick", args=(0.0, 1))]
    with Sandbox(ROOMY, workers=2) as sandbox:
        assert list(sandbox.outcomes(misbehaviour.echo_after, calls)) == [(1, 1), (0, 0)]


def test_one_bad_call_does_not_lose_the_others() -> None:
    names = ["add", "abort", "add", "loop_for_ever", "divide_by_zero", "add"]
    expected = [None, BrokenSourceError, None, SourceTooSlowError, BrokenSourceError, None]
    calls = [Call(source=name, kwargs={"name": name}) for name in names]
    for workers in (1, 3):
        with Sandbox(SHORT, workers=workers) as sandbox:
            outcomes = sandbox.map(misbehaviour.run_by_name, calls)
        assert [type(each) if isinstance(each, PipelineError) else None for each in outcomes] == (
            expected
        )
        assert [each.source for each in outcomes if isinstance(each, PipelineError)] == [
            "abort",
            "loop_for_ever",
            "divide_by_zero",
        ]


def test_many_calls_give_the_same_with_any_number_of_workers() -> None:
    calls = [Call(source=str(index), args=(index,), kwargs={"b": 1}) for index in range(500)]
    expected = [index + 1 for index in range(500)]
    for workers in (1, 2, 5):
        with Sandbox(ROOMY, workers=workers) as sandbox:
            assert sandbox.map(misbehaviour.add, calls) == expected


def test_a_call_within_a_run_of_calls_gets_a_child_of_its_own(sandbox: Sandbox) -> None:
    calls = [Call(source=str(index), args=(index,)) for index in range(5)]
    sums = [
        sandbox.call(misbehaviour.add, outcome, b=10, source="inner")
        for _, outcome in sandbox.outcomes(misbehaviour.add, calls)
        if isinstance(outcome, int)
    ]
    assert sums == [10, 11, 12, 13, 14]


# Nothing outlives the command.


def test_children_end_with_the_context() -> None:
    with Sandbox(ROOMY, workers=2) as sandbox:
        calls = [Call(source=str(index), args=(0.05,)) for index in range(2)]
        pids = sandbox.map(misbehaviour.pid_after, calls)
        assert all(is_running(pid) for pid in pids if isinstance(pid, int))
    assert not any(is_running(pid) for pid in pids if isinstance(pid, int))


def test_calls_that_nobody_waits_for_any_more_are_stopped(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    calls = [
        Call(source="quick", kwargs={"name": "add"}),
        Call(source="hangs", kwargs={"name": "write_pid_and_hang", "note": str(note)}),
    ]
    with Sandbox(ROOMY, workers=2) as sandbox:
        outcomes = sandbox.outcomes(misbehaviour.run_with_note, calls)
        assert next(outcomes) == (0, 1)
        pid = read_pid(note)
        assert isinstance(outcomes, Generator)
        outcomes.close()
        assert not is_running(pid)


def read_pid(note: Path) -> int:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if note.exists() and (digits := note.read_text(encoding="ascii")):
            return int(digits)
        time.sleep(0.01)
    raise AssertionError("the child never started")


PARENT_SCRIPT = """
import sys
from pipeline.model.limits import Limits
from pipeline.sandbox import Sandbox
from tests.sandbox import misbehaviour
if sys.argv[2] == "threaded":
    import threading
    threading.Thread(target=threading.Event().wait, daemon=True).start()
with Sandbox(Limits(seconds=3600)) as sandbox:
    sandbox.call(misbehaviour.write_pid_and_hang, sys.argv[1], source="s")
"""


@pytest.mark.parametrize("threads", ["single", "threaded"])
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_busy_child_dies_with_its_parent(
    tmp_path: Path, threads: str, sent: signal.Signals
) -> None:
    note = tmp_path / "pid"
    root = str(Path(__file__).parents[2])
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT_SCRIPT, str(note), threads],
        cwd=root,
        stderr=subprocess.PIPE,
    )
    child_pid = read_pid(note)
    parent.send_signal(sent)
    parent.communicate(timeout=PATIENCE_SECONDS)
    assert wait_until_gone(child_pid)


def test_ctrl_c_in_the_terminal_gives_one_traceback_at_most(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT_SCRIPT, str(note), "single"],
        cwd=str(Path(__file__).parents[2]),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    child_pid = read_pid(note)
    os.killpg(parent.pid, signal.SIGINT)  # as a terminal does: to parent and child
    _, errors = parent.communicate(timeout=PATIENCE_SECONDS)
    assert errors.count("KeyboardInterrupt") == 1
    assert wait_until_gone(child_pid)


# The child is quiet, and starts safely.


def test_chatter_of_libraries_reaches_nobody(
    sandbox: Sandbox, capfd: pytest.CaptureFixture[str]
) -> None:
    assert sandbox.call(misbehaviour.chatter, source="s") == "said"
    sandbox.close()
    assert capfd.readouterr() == ("", "")


def test_what_the_parent_has_yet_to_print_is_printed_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pipeline.sandbox import Sandbox; from tests.sandbox import misbehaviour\n"
        "sys.stdout.write('once')\n"
        "with Sandbox() as sandbox: sandbox.call(misbehaviour.chatter, source='s')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=str(Path(__file__).parents[2]),
        capture_output=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (b"once", b"")


def test_works_with_standard_output_closed() -> None:
    script = (
        "import os; os.close(0); os.close(1); os.close(2)\n"
        "from pipeline.sandbox import Sandbox; from tests.sandbox import misbehaviour\n"
        "with Sandbox() as sandbox: total = sandbox.call(misbehaviour.add, 40, 2, source='s')\n"
        "os._exit(total)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=str(Path(__file__).parents[2]), check=False
    )
    assert done.returncode == 42


def test_a_process_with_threads_gets_a_fresh_interpreter(sandbox: Sandbox) -> None:
    release = threading.Event()
    thread = threading.Thread(target=release.wait)
    thread.start()
    try:
        assert sandbox.call(misbehaviour.thread_count, source="s") == 1
        assert sandbox.call(misbehaviour.parent_pid, source="s") == os.getpid()
        assert sandbox.call(misbehaviour.place, 100, source="s") == misbehaviour.place(100)
        with pytest.raises(SourceTooLargeError):
            sandbox.call(misbehaviour.take_memory, 4096, source="s")
    finally:
        release.set()
        thread.join()


def test_a_script_without_main_guard_may_use_it_after_threads_have_started(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import threading\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
        "from pipeline.sandbox import Sandbox\n"
        "print('main', flush=True)\n"
        "with Sandbox() as sandbox: print(sandbox.call(len, 'abc', source='s'))\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, str(script)], stdout=subprocess.PIPE, check=True, text=True
    )
    assert done.stdout == "main\n3\n"

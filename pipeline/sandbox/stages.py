"""What a call is at, told by the child to its parent while it is at it.

A call that reads a file and then looks for structure in it may be stopped in either; the message
should say in which. Outside a child nobody listens, and nothing is told.
"""

from __future__ import annotations

from collections.abc import Callable

#: Begins a message that names a stage; no packed value begins so.
STAGE_MARK = b"stage:"

Listener = Callable[[str], None]

_listener: Listener | None = None
_stage: str | None = None


def begin_stage(name: str) -> None:
    """Says what begins now, in words that go after "while" ("reading")."""
    global _stage
    _stage = name
    if _listener is not None:
        _listener(name)


def current_stage() -> str | None:
    """What began last in the call under way; None if it named nothing."""
    return _stage


def forget_stage() -> None:
    """Before a call: what was named belongs to an earlier one."""
    global _stage
    _stage = None


def listen(listener: Listener | None) -> None:
    """Has stages told to ``listener`` from here on."""
    global _listener
    _listener = listener

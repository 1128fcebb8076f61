"""Runs functions in child processes that are stopped when they take too long or too much.

PDFium, pdfplumber and lxml read files that anybody may have written. A child process is the only
place where an endless loop, a crash or a decompression bomb in there costs one file and not the
run. Children start when first needed (by fork, within a few milliseconds), stay warm from call to
call, and are replaced after a failure. Nothing outlives the command: a child dies with its
parent, whatever killed that.

This bounds accidents and bombs; it does not confine a program that has taken over the child. It
needs a POSIX system. The bound on memory needs Linux; elsewhere time alone bounds a call.
"""

from pipeline.sandbox.pool import Call, Sandbox
from pipeline.sandbox.stages import begin_stage

__all__ = ["Call", "Sandbox", "begin_stage"]

"""The use cases, one module each: they put the stages in order and touch the disk.

``run``, ``validate``, ``show``, ``inspect`` and ``remove`` are what the commands do. Around them:
``project`` knows where everything lies, ``reading`` gets documents through the sandbox,
``assemble`` makes rows of what the stages found, ``state`` remembers what a dataset was made
from, ``inspection`` shows what was found in one file, ``progress`` says what is going on.
"""

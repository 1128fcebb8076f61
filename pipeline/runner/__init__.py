"""The use cases, one module each: they put the stages in order and touch the disk.

``run``, ``validate``, ``show``, ``diff``, ``inspect``, ``new`` and ``remove`` are what the commands
do. Around them: ``project`` knows where everything lies, ``reading`` gets documents through the
sandbox, ``assemble`` makes rows of what the stages found, ``state`` remembers what a dataset was
made from, ``earlier`` finds earlier versions of datasets in folders and in git, ``conclusion`` says
how a run ended, ``ci`` says it to CI systems, ``inspection`` shows what was found in one file,
``proposal`` and ``preview`` make and show the edition file of new documents, ``progress`` says what
is going on.
"""

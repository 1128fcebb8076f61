"""The characters of a line put in the order of reading, and into NFC, with boxes and styles."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from pipeline.model.document import Style

if TYPE_CHECKING:
    import numpy.typing as npt

#: Left, top, right, bottom of each character.
Boxes: TypeAlias = "npt.NDArray[np.float32]"
#: A stretch of a line in one style: offsets within the line.
Run: TypeAlias = tuple[int, int, Style]


def reorder(
    text: str, boxes: Boxes, runs: list[Run], order: list[int]
) -> tuple[str, Boxes, list[Run]]:
    """The line with its characters in another order."""
    styles = [style for first, last, style in runs for _ in range(first, last)]
    styles.extend([runs[-1][2]] * (len(text) - len(styles)))
    new_runs: list[Run] = []
    for place, index in enumerate(order):
        if new_runs and new_runs[-1][2] is styles[index]:
            new_runs[-1] = (new_runs[-1][0], place + 1, styles[index])
        else:
            new_runs.append((place, place + 1, styles[index]))
    return "".join(text[index] for index in order), boxes[order], new_runs


def compose_characters(text: str, boxes: Boxes, runs: list[Run]) -> tuple[str, Boxes, list[Run]]:
    """The line in NFC, with boxes and runs moved along."""
    new_texts: list[str] = []
    new_boxes: list[Boxes] = []
    moved: list[int] = []  # old offset → new offset
    old = new = 0
    for cluster in _split_clusters(text):
        composed = unicodedata.normalize("NFC", cluster)
        part = boxes[old : old + len(cluster)]
        if composed != cluster:
            around = np.array(
                [[part[:, 0].min(), part[:, 1].min(), part[:, 2].max(), part[:, 3].max()]],
                dtype=np.float32,
            )
            part = np.repeat(around, len(composed), axis=0)
        moved.extend([new] * len(cluster))
        new_texts.append(composed)
        new_boxes.append(part)
        new += len(composed)
        old += len(cluster)
    moved.append(new)
    new_runs = [
        (moved[first], moved[last], style)
        for first, last, style in runs
        if moved[first] < moved[last]
    ]
    return "".join(new_texts), np.concatenate(new_boxes), new_runs


def _split_clusters(text: str) -> list[str]:
    """Stretches that NFC treats by themselves; the whole text where that cannot be told."""
    clusters: list[str] = []
    for character in text:
        if clusters and unicodedata.combining(character):
            clusters[-1] += character
        else:
            clusters.append(character)
    composed = "".join(unicodedata.normalize("NFC", cluster) for cluster in clusters)
    return clusters if composed == unicodedata.normalize("NFC", text) else [text]

"""Where everything lies in a project folder."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.edition import Edition
from pipeline.model.errors import UsageError
from pipeline.model.frozen import frozen

EDITIONS_FOLDER = Path("config", "editions")
VOCABULARY_FOLDER = Path("config", "vocabulary")

_PACKAGE_FOLDER = Path(__file__).resolve().parent.parent


@frozen
class Project:
    """A folder with editions, the files they are made from, and what was made of them.

    Attributes:
        root: the folder; need not exist yet, nor hold anything.
    """

    root: Path

    def edition_file(self, edition_id: str) -> Path:
        """The file that says what is particular to the edition."""
        return self.root / EDITIONS_FOLDER / f"{edition_id}.toml"

    def raw_folder(self, edition_id: str) -> Path:
        """The edition's files as received."""
        return self.root / "raw" / edition_id

    def processed_folder(self, edition_id: str) -> Path:
        """The edition's published dataset."""
        return self.root / "processed" / edition_id

    def failed_folder(self, edition_id: str) -> Path:
        """The reports of the edition's last run, if that did not pass validation."""
        return self.root / ".programme" / "failed" / edition_id

    def state_file(self, edition_id: str) -> Path:
        """What the published dataset was made from."""
        return self.root / ".programme" / "state" / f"{edition_id}.json"

    def new_folder(self, edition_id: str) -> Path:
        """Where a new edition is made before it is put in its place."""
        return self.root / ".programme" / "new" / edition_id

    def vocabulary_folder(self) -> Path:
        """The project's own vocabulary, else the one that comes with the package."""
        candidates = (
            self.root / VOCABULARY_FOLDER,
            _PACKAGE_FOLDER / VOCABULARY_FOLDER,  # installed from a wheel
            _PACKAGE_FOLDER.parent / VOCABULARY_FOLDER,  # used from a checkout
        )
        return next((folder for folder in candidates if folder.is_dir()), candidates[0])

    def edition_ids(self) -> tuple[str, ...]:
        """The editions that have a file, in name order."""
        return tuple(sorted(path.stem for path in (self.root / EDITIONS_FOLDER).glob("*.toml")))

    def published_ids(self) -> tuple[str, ...]:
        """The folders in ``processed/``, in name order."""
        return tuple(
            sorted(
                path.name
                for path in (self.root / "processed").glob("*")
                if path.is_dir() and not path.name.startswith(".")
            )
        )

    def name(self, path: Path) -> str:
        """The path as a person should read it: below the root, with slashes."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return str(path)


def find_root(start: Path) -> Path:
    """The nearest folder upward from ``start`` that has editions, else ``start`` itself."""
    return next(
        (folder for folder in (start, *start.parents) if (folder / EDITIONS_FOLDER).is_dir()),
        start,
    )


def load_project_edition(project: Project, edition_id: str) -> Edition:
    """The edition's file as values.

    Raises:
        UsageError: if the project has no such edition.
        ConfigurationError: if the file is not as it should be.
    """
    from pipeline.edition import load_edition

    path = project.edition_file(edition_id)
    if edition_id not in project.edition_ids():
        known = ", ".join(project.edition_ids()) or "none"
        raise UsageError(
            f"there is no edition {edition_id!r}: expected {project.name(path)} in "
            f"{project.root}. Editions there: {known}.",
            source=edition_id,
        )
    return load_edition(path)

"""An edition file is read strictly, and every mistake in it is named with what to do."""

import copy
import dataclasses
import datetime
import hashlib
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.edition import edition_json_schema, load_edition
from pipeline.model.edition import (
    NO_OVERRIDES,
    Acknowledgement,
    Correction,
    Edition,
    IgnoreRule,
    OutlineOverrides,
    RoleRule,
)
from pipeline.model.errors import ConfigurationError

ROOT = Path(__file__).parents[2]
BENELUX = ROOT / "config" / "editions" / "benelux-2021-2024.toml"

SHORTEST = f"""
schema_version = 1
[edition]
id = "test-2030"
title = "Programma 2030"
publisher = "Unie"
[sources.press-nl]
role = "press_release"
path = "press-nl.txt"
sha256 = "{"a" * 64}"
"""

FULL = f"""
schema_version = 1

[edition]
id = "test-2030"
title = "Programma 2030"
publisher = "Unie"
starts_on = 2030-01-01
ends_on = 2033-12-31
accept_low_confidence = "Nagelezen."

[sources.press-nl]
role = "press_release"
path = "press-nl.txt"
sha256 = "{"a" * 64}"
language = "nl"
title = "Persbericht"
url = "https://example.org/pers"
retrieved_on = 2030-02-03
licence = "CC-BY-4.0"
attribution = "De Unie"
is_reconstruction = true
has_all_themes = true
theme_order = [2, 1, 3]

[sources.press-nl.outline]
pages = [3, 12]
starts_at = "Inhoud"
ends_before = "Achtergrond"
theme = "numbered"
objective = "items"
ignore = [{{ line = "Lees meer", reason = "een link" }}]
roles = [{{ line = "Samen sterk", role = "objective", reason = "een doel" }}]

[sources.brochure-fr]
role = "brochure"
path = "pdf/brochure.pdf"
sha256 = "{"b" * 64}"
language = "fr-BE"
has_all_themes = false

[expect]
themes = ["Een", "Twee", "Drie"]
objectives = {{ press-nl = [6, 5, 0], brochure-fr = [1] }}

[[corrections]]
record = "test-2030/press-nl/2.3"
expect = "verwoorden"
value = "verantwoorden"
reason = "drukfout"

[[acknowledged]]
code = "declared-count"
record = "test-2030/press-nl"
reason = "De bron telt anders."

[[acknowledged]]
code = "not-counted"
reason = "Geen telling."
"""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Case:
    """A good file with ``old`` replaced by ``new`` gets ``message``."""

    old: str
    new: str
    message: str


def read_cases() -> list[Case]:
    text = (Path(__file__).parent / "mistakes.txt").read_text(encoding="utf-8")
    blocks = [block.split("\n") for block in text.strip().split("\n\n") if block.startswith("- ")]
    return [
        Case(
            **{
                name: "\n".join(line[2:] for line in block if line.startswith(mark))
                for name, mark in (("old", "- "), ("new", "+ "), ("message", "! "))
            }
        )
        for block in blocks
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "config" / "editions"
    path.mkdir(parents=True)
    return path


def load(folder: Path, text: str, name: str = "test-2030") -> Edition:
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return load_edition(path)


def message_for(folder: Path, text: str, name: str = "test-2030") -> str:
    with pytest.raises(ConfigurationError) as caught:
        load(folder, text, name)
    shown = f"config/editions/{name}.toml"
    assert caught.value.source == shown
    assert caught.value.message.startswith(shown)
    return caught.value.message.removeprefix(shown).removeprefix(": ")


# What a file says.


def test_the_shortest_file(folder: Path) -> None:
    edition = load(folder, SHORTEST)
    assert edition.edition_id == "test-2030"
    assert (edition.starts_on, edition.ends_on) == (None, None)
    (source,) = edition.sources
    assert source.source_id == "test-2030/press-nl"
    assert source.language is None
    assert source.outline == NO_OVERRIDES
    assert (source.is_reconstruction, source.has_all_themes) == (False, True)
    assert edition.expect.theme_count is None


def test_every_key_arrives(folder: Path) -> None:
    edition = load(folder, FULL)
    assert (edition.title, edition.publisher) == ("Programma 2030", "Unie")
    assert edition.starts_on == datetime.date(2030, 1, 1)
    assert edition.ends_on == datetime.date(2033, 12, 31)
    assert edition.accepted_low_confidence == "Nagelezen."
    press, brochure = edition.sources
    assert (press.name, brochure.name) == ("press-nl", "brochure-fr")
    assert press.retrieved_on == datetime.date(2030, 2, 3)
    assert (press.licence, press.attribution) == ("CC-BY-4.0", "De Unie")
    assert (press.url, press.title) == ("https://example.org/pers", "Persbericht")
    assert press.theme_order == (2, 1, 3)
    assert press.is_reconstruction
    assert press.outline == OutlineOverrides(
        pages=(3, 12),
        starts_at="Inhoud",
        ends_before="Achtergrond",
        theme="numbered",
        objective="items",
        ignore=(IgnoreRule(line="Lees meer", reason="een link"),),
        roles=(RoleRule(line="Samen sterk", role="objective", reason="een doel"),),
    )
    assert brochure.path == "pdf/brochure.pdf"
    assert not brochure.has_all_themes
    assert edition.expect.theme_titles == ("Een", "Twee", "Drie")
    assert edition.expect.theme_count == 3
    assert edition.expect.objective_counts == (("press-nl", (6, 5, 0)), ("brochure-fr", (1,)))
    assert edition.corrections == (
        Correction(
            record="test-2030/press-nl/2.3",
            expect="verwoorden",
            value="verantwoorden",
            reason="drukfout",
        ),
    )
    assert edition.acknowledgements == (
        Acknowledgement(
            code="declared-count", record="test-2030/press-nl", reason="De bron telt anders."
        ),
        Acknowledgement(code="not-counted", record=None, reason="Geen telling."),
    )


def test_a_plain_number_of_themes(folder: Path) -> None:
    edition = load(folder, SHORTEST + "[expect]\nthemes = 5\n")
    assert (edition.expect.theme_titles, edition.expect.theme_count) == ((), 5)


def test_the_order_of_the_sources_is_that_of_the_file(folder: Path) -> None:
    sources = "".join(
        f'[sources.{name}]\nrole="x"\npath="{name}"\nsha256="{digit * 64}"\n'
        for name, digit in [("z", "1"), ("a", "2"), ("m", "3")]
    )
    head = SHORTEST[: SHORTEST.index("[sources")]
    assert [source.name for source in load(folder, head + sources).sources] == ["z", "a", "m"]


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    assert load(folder, "\ufeff" + SHORTEST.lstrip()).edition_id == "test-2030"


def test_the_edition_of_the_project() -> None:
    edition = load_edition(BENELUX)
    raw = ROOT / "raw" / edition.edition_id
    assert [source.source_id for source in edition.sources] == [
        "benelux-2021-2024/press-nl",
        "benelux-2021-2024/brochure-nl",
    ]
    for source in edition.sources:
        assert hashlib.sha256((raw / source.path).read_bytes()).hexdigest() == source.sha256
    assert [source.is_reconstruction for source in edition.sources] == [False, True]
    assert edition.expect.objective_counts == (
        ("press-nl", (6, 5, 3, 3, 5)),
        ("brochure-nl", (5, 5, 3, 4, 4)),
    )
    transcript = (raw / "brochure-nl.md").read_text(encoding="utf-8")
    titles = [line[3:] for line in transcript.splitlines() if line.startswith("## ")]
    assert list(edition.expect.theme_titles) == titles


# One key that is not as it should be.


@pytest.mark.parametrize("case", read_cases(), ids=lambda case: case.message.split(": ")[0])
def test_every_mistake_is_named_with_what_was_expected(folder: Path, case: Case) -> None:
    assert case.old in FULL
    assert message_for(folder, FULL.replace(case.old, case.new, 1)) == case.message


@pytest.mark.parametrize("name", ["Press-NL", "press_nl", "-press", "p" * 65, '"press nl"'])
def test_a_source_has_a_plain_name(folder: Path, name: str) -> None:
    message = message_for(folder, SHORTEST.replace("press-nl]", f"{name}]"))
    assert message.startswith(f"sources.{name.strip(chr(34))}: expected lower-case letters, digits")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/etc/passwd", "not an absolute one"),
        ("~/press.txt", "not an absolute one"),
        ("C:/press.txt", "not an absolute one"),
        ("../other/press.txt", "without '..'"),
        ("a/../../press.txt", "without '..'"),
        (r"a\\b.txt", "write slashes, not backslashes"),
        ("", "write it plainly"),
        (".", "write it plainly"),
        ("./press.txt", "write it plainly"),
        ("a//press.txt", "write it plainly"),
        ("press.txt/", "write it plainly"),
        (r"press\u0000.txt", "write it plainly"),
    ],
)
def test_a_path_stays_below_the_editions_folder(folder: Path, path: str, words: str) -> None:
    message = message_for(folder, SHORTEST.replace('path = "press-nl.txt"', f'path = "{path}"'))
    assert message.startswith("sources.press-nl.path: expected a path below raw/<edition id>/")
    assert words in message


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    text = FULL.replace("[expect]", "[expects]").replace('publisher = "Unie"\n', "")
    assert message_for(folder, text) == (
        " has 2 mistakes:\n"
        "  edition.publisher: missing. The body that publishes the programme.\n"
        "  expects: unknown key; did you mean 'expect'?"
    )


def test_every_kind_of_mistake_has_its_case() -> None:
    assert len(read_cases()) == 47


def test_the_file_bears_the_name_of_the_edition(folder: Path) -> None:
    assert message_for(folder, SHORTEST, name="test-2031") == (
        "edition.id: the file is named test-2031.toml, the edition 'test-2030'. Make them equal."
    )


def test_there_is_a_source(folder: Path) -> None:
    head = SHORTEST[: SHORTEST.index("[sources")]
    assert message_for(folder, head + "[sources]\n") == "sources: expected at least one entry."
    assert message_for(folder, head).startswith("sources: missing. The source documents by name")


# The file as a whole.


@pytest.mark.parametrize(
    ("version", "message"),
    [
        ("", "schema_version: missing. Write schema_version = 1 first."),
        (
            "schema_version = 2",
            (
                "schema_version: expected 1; found 2. The file is for a newer version of this "
                "program: update it."
            ),
        ),
        (
            'schema_version = "1"',
            'schema_version: expected 1; found "1". Write schema_version = 1.',
        ),
        (
            "schema_version = true",
            "schema_version: expected 1; found true. Write schema_version = 1.",
        ),
    ],
)
def test_the_version_of_the_format_comes_first(folder: Path, version: str, message: str) -> None:
    text = SHORTEST.replace("schema_version = 1", version) + "[some_new_table]\n"
    assert message_for(folder, text) == message


def test_what_is_no_toml_is_said_to_be_none(folder: Path) -> None:
    message = message_for(folder, SHORTEST.replace('"Unie"', "Unie"))
    assert message.startswith("not valid TOML: Invalid value (at line 6, column 13).")


def test_a_table_that_stands_twice_is_no_toml(folder: Path) -> None:
    message = message_for(folder, SHORTEST + SHORTEST[SHORTEST.index("[sources") :])
    assert "not valid TOML" in message
    assert "that no table or key stands twice" in message


def test_a_file_that_is_not_there(folder: Path) -> None:
    with pytest.raises(
        ConfigurationError, match=r"config/editions/nee.toml: there is no such file"
    ):
        load_edition(folder / "nee.toml")


def test_a_folder_in_its_place(folder: Path) -> None:
    (folder / "map.toml").mkdir()
    with pytest.raises(ConfigurationError, match=r"config/editions/map.toml: cannot be read"):
        load_edition(folder / "map.toml")


def test_a_file_in_another_encoding(folder: Path) -> None:
    path = folder / "test-2030.toml"
    path.write_bytes(SHORTEST.replace("Unie", "Unië").encode("latin-1"))
    with pytest.raises(
        ConfigurationError, match=r"not UTF-8 from byte 88 on\. Save the file as UTF-8"
    ):
        load_edition(path)


# The JSON Schema.


def read_as_json(text: str) -> Any:
    return make_plain(tomllib.loads(text))


def make_plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: make_plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [make_plain(each) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def test_the_schema_accepts_what_we_accept() -> None:
    schema = edition_json_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for text in (SHORTEST, FULL, BENELUX.read_text(encoding="utf-8")):
        validator.validate(read_as_json(text))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.pop("schema_version"),
        lambda content: content.update(schema_version=2),
        lambda content: content["edition"].update(titel="x"),
        lambda content: content["edition"].update(id="Test"),
        lambda content: content["sources"].clear(),
        lambda content: content["sources"].update(Bad=content["sources"]["press-nl"]),
        lambda content: content["sources"]["press-nl"].update(sha256="x"),
        lambda content: content["sources"]["press-nl"].update(path="/x"),
        lambda content: content["sources"]["press-nl"]["outline"]["roles"][0].update(role="x"),
        lambda content: content["expect"]["objectives"].update(x=[-1]),
    ],
)
def test_the_schema_refuses_what_we_refuse(spoil: Callable[[Any], object]) -> None:
    content = copy.deepcopy(read_as_json(FULL))
    spoil(content)
    assert not Draft202012Validator(edition_json_schema()).is_valid(content)


def test_every_key_is_described_in_the_schema() -> None:
    schema: Any = edition_json_schema()
    for table in [schema, *schema["$defs"].values()]:
        assert table["description"]
        for name, key in table["properties"].items():
            assert "$ref" in key or key["description"].endswith("."), name
            assert "title" not in key


def test_every_field_of_an_edition_has_its_key() -> None:
    """A field added to the model and forgotten here would silently stay empty."""
    schema: Any = edition_json_schema()
    keys = {name for table in schema["$defs"].values() for name in table["properties"]}
    renamed = {"name", "source_id", "theme_titles", "theme_count", "objective_counts"}
    for kind in (OutlineOverrides, IgnoreRule, RoleRule, Correction, Acknowledgement):
        assert {field.name for field in dataclasses.fields(kind)} - renamed <= keys

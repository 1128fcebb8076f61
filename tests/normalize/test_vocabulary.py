"""Vocabulary files are read strictly: a slip in one shows at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.model.errors import ConfigurationError
from pipeline.normalize.vocabulary import load_vocabulary

PUBLISHED = Path(__file__).parents[2] / "config" / "vocabulary"
BELGIUM = '[country.be]\niso_3166 = "BE"\nwikidata = "Q31"\nlabels.nl = ["België"]\n'


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_concept_has_id_vocabulary_labels_and_uris(tmp_path: Path) -> None:
    flanders = '[region.vlg]\niso_3166 = "BE-VLG"\nuris = ["https://example.org/x"]\n'
    labels = 'labels.nl = ["Vlaanderen", "Vlaams Gewest"]\nlabels.fr = ["Flandre"]\n'
    vocabulary = load_vocabulary(write(tmp_path, places=flanders + labels + BELGIUM))
    belgium, region = vocabulary.concepts
    assert (belgium.concept_id, belgium.vocabulary) == ("country:be", "places")
    assert belgium.uris == ("iso3166-1:BE", "http://www.wikidata.org/entity/Q31")
    assert region.uris == ("iso3166-2:BE-VLG", "https://example.org/x")
    assert region.labels == (("nl", "Vlaanderen"), ("nl", "Vlaams Gewest"), ("fr", "Flandre"))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (BELGIUM + 'label.fr = ["Belgique"]\n', 'unknown key "label"; known are iso_3166'),
        (BELGIUM + BELGIUM, "not TOML"),
        ("[country.be\n", "not TOML"),
        ('country = "be"\n', 'places.toml: "country" is no table of concepts'),
        ("[Country.be]\n", "is no table of concepts"),
        ('[country]\nlabels = "x"\n', r"\[country.labels\]: expected is a table"),
        ("[country.be]\n", "no labels"),
        ('[country.be]\nlabels = ["België"]\n', "no labels"),
        ('[country.be]\nlabels.dutch = ["België"]\n', '"dutch" is no language tag'),
        ("[country.be]\nlabels.nl = []\n", "expected is a list of labels"),
        ('[country.be]\nlabels.nl = ["een  label"]\n', "is no label"),
        ('[country.be]\nlabels.nl = [""]\n', "is no label"),
        (BELGIUM.replace('"BE"', '"be"'), "iso_3166: 'be'; expected is the likes of BE"),
        (BELGIUM.replace('"Q31"', "31"), "wikidata: 31; expected is the likes of Q31"),
        (BELGIUM + 'uris = ["nowhere"]\n', "uris: 'nowhere'"),
        (BELGIUM + '[x.y]\nlabels.nl = ["BELGIË"]\n', '"BELGIË".*country:be and of x:y|x:y'),
        ('[x.y]\nlabels.nl = ["Dit", "dit"]\n', "of x:y and of x:y; leave one out"),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(ConfigurationError, match=complaint) as caught:
        load_vocabulary(write(tmp_path, places=text))
    assert "places.toml" in caught.value.message


def test_one_concept_in_two_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"country:be stands in one\.toml too"):
        load_vocabulary(write(tmp_path, one=BELGIUM, two=BELGIUM))


def test_a_label_may_mean_different_things_in_different_languages(tmp_path: Path) -> None:
    both = BELGIUM + '[x.y]\nlabels.en = ["België"]\n'
    assert len(load_vocabulary(write(tmp_path, places=both)).concepts) == 2


def test_a_folder_without_vocabulary_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="no vocabulary"):
        load_vocabulary(tmp_path)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "places.toml").write_bytes(BELGIUM.encode("latin-1"))
    with pytest.raises(ConfigurationError, match="UTF-8"):
        load_vocabulary(tmp_path)


class TestOurs:
    def test_it_holds_the_members_of_the_union_and_the_benelux_partners(self) -> None:
        ids = {concept.concept_id for concept in load_vocabulary(PUBLISHED).concepts}
        members = "at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se"
        assert {f"country:{code}" for code in [*members.split(), "gb", "ch", "no", "us"]} <= ids
        assert {"region:de-nw", "region:greater-region", "region:nordics", "region:baltics"} <= ids
        assert {"body:nordic-council", "body:pentalateral-energy-forum"} <= ids

    def test_every_concept_has_a_label_in_all_four_languages(self) -> None:
        for concept in load_vocabulary(PUBLISHED).concepts:
            languages = {language for language, _ in concept.labels}
            assert languages == {"nl", "fr", "de", "en"}, concept.concept_id

    def test_country_ids_are_their_iso_codes(self) -> None:
        for concept in load_vocabulary(PUBLISHED).concepts:
            code = re.fullmatch(r"country:(\w+)", concept.concept_id)
            iso = [uri for uri in concept.uris if uri.startswith("iso3166-1:")]
            if code and iso:
                assert iso == [f"iso3166-1:{code[1].upper()}"]

    def test_no_identifier_is_used_twice(self) -> None:
        uris = [uri for concept in load_vocabulary(PUBLISHED).concepts for uri in concept.uris]
        assert len(uris) == len(set(uris))

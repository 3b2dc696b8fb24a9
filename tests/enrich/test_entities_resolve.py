"""Tests of making entities of mentions: identity, type, labels, salience, relations."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.messages import Entity, TextField
from dateline_enrich.entities import (
    RawMention,
    Recogniser,
    RuleRecogniser,
    find_entities,
    find_entities_in_all,
)
from tests.enrich.stories import HARBOUR, NAMESAKES, RULES, entities, named, texts


def test_entities_come_in_the_order_of_the_article() -> None:
    """Title first, then deck, then body."""
    found = entities("Rain fell in Riga.", title="Flood in Chad", deck="Snow in Peru")
    assert [entity.name for entity in found] == ["Chad", "Peru", "Riga"]


def test_mentions_slice_to_their_texts() -> None:
    """Each mention's offsets count in its own field."""
    texts_: dict[TextField, str] = {"title": "Flood in Riga", "body": HARBOUR}
    for entity in find_entities(texts_, RULES):
        for mention in entity.mentions:
            assert texts_[mention.field][mention.start : mention.end] == mention.text


def test_equal_names_get_equal_ids_in_every_article() -> None:
    """The id depends on type and name, and names that the gazetteer ties are one."""
    one = named(entities("Rain fell in the UK."), "UK")
    other = named(entities("Snow fell on Britain."), "Britain")
    assert one.entity_id == other.entity_id
    assert one.entity_id != named(entities("Snow fell in Chad."), "Chad").entity_id


def test_ids_never_change() -> None:
    """Stores hold these ids: a change of the rule would orphan them."""
    assert str(named(entities("Snow fell in Chad."), "Chad").entity_id) == CHAD


CHAD = "9f19118a-ee31-5929-b064-97d171a2c7f2"


def test_a_person_and_a_place_of_one_name_are_two() -> None:
    """Florence the city and Florence the person are told apart by type."""
    found = entities("Florence Dorn left Florence on Monday. Rain fell in Florence.")
    assert named(found, "Florence Dorn").type == "PERSON"
    assert named(found, "Florence").type == "GPE"


def test_labels_are_put_on_what_they_follow() -> None:
    """A standing remark is a label of the name before it, and no mention of the country."""
    found = entities(
        "The Vendra terror group (outlawed in Latvia) lost a town. The Islamic State (IS, terror "
        "group, outlawed in Latvia - NordPress) lost another."
    )
    assert named(found, "Vendra").labels == ("outlawed in Latvia",)
    assert named(found, "Islamic State").labels == ("outlawed in Latvia",)
    assert {"Latvia", "NordPress"}.isdisjoint(entity.name for entity in found)


def test_a_label_far_from_a_name_is_nobodys() -> None:
    """A label in another sentence sticks to nothing."""
    found = entities("Rain fell in Riga. A group (outlawed in Latvia) lost a town.")
    assert named(found, "Riga").labels == ()


def test_a_label_is_told_once() -> None:
    """A remark that is repeated at every mention is one label."""
    body = "The Vendra group (outlawed in Peru) lost. Vendra (outlawed in Peru) fled."
    assert named(entities(body), "Vendra").labels == ("outlawed in Peru",)


def test_a_credit_is_no_entity() -> None:
    """The agency of a dateline is not what the story is about."""
    found = entities("RIGA, March 3. /TASS/. Rain fell.")
    assert [entity.name for entity in found] == ["RIGA"]


def test_a_people_is_related_to_its_country_and_not_merged() -> None:
    """Latvians and Latvian are one people, tied to Latvia where it is named."""
    found = entities("Latvians voted in Latvia. The Latvian vote was free. Chadians did not.")
    people, country = named(found, "Latvians"), named(found, "Latvia")
    assert texts(people) == ["Latvians", "Latvian"]
    assert [(tie.kind, tie.entity_id) for tie in people.relations] == [
        ("demonym_of", country.entity_id)
    ]
    assert named(found, "Chadians").relations == ()


def test_the_subject_of_a_story_is_more_salient_than_an_aside() -> None:
    """Headline, early and frequent mentions weigh; a last word does not."""
    found = entities(HARBOUR, title="Latvia will dredge, Dorn says")
    dorn, linde = named(found, "Irina Dorn"), named(found, "Sara Linde")
    assert dorn.salience > 0.7
    assert linde.salience < 0.3
    assert (dorn.relevance, linde.relevance) == ("about", "mentions")
    assert dorn.in_headline
    assert not linde.in_headline


def test_every_salience_is_between_zero_and_one() -> None:
    """A name in headline and deck, and in all of the body, is not above one."""
    found = entities("Riga, Riga and Riga. " * 20, title="Riga", deck="In Riga")
    assert all(0 <= entity.salience <= 1 for entity in found)


def test_mentions_say_what_found_and_linked_them() -> None:
    """The rule names the finder, and after a semicolon the link."""
    found = entities("Irina Dorn won. Dorn left.")
    rules = [mention.rule for mention in named(found, "Irina Dorn").mentions]
    assert rules == ["given_name", "surname; surname"]


class _Fixed:
    """A recogniser that finds one stretch in every text, as a model might."""

    name = "fixed"
    version = "7"
    languages = ("en",)

    def __init__(self, *raw: RawMention) -> None:
        self.raw = list(raw)
        self.calls = 0

    def recognise(self, texts: Sequence[str]) -> list[list[RawMention]]:
        self.calls += 1
        return [self.raw for _ in texts]


def test_any_recogniser_fits_the_protocol() -> None:
    """Resolution takes what a stranger's recogniser finds."""
    recogniser: Recogniser = _Fixed(RawMention(0, 4, "PRODUCT", 0.9, "model"))
    (entity,) = find_entities({"body": "Zorb sells."}, recogniser)
    assert (entity.name, entity.type) == ("Zorb", "PRODUCT")


def test_a_batch_is_one_call_of_the_recogniser() -> None:
    """All texts of all articles go through the recogniser at once."""
    recogniser = _Fixed()
    articles: list[dict[TextField, str]] = [{"title": "a", "body": "b"}, {"body": "c"}]
    assert find_entities_in_all(articles, recogniser) == [(), ()]
    assert recogniser.calls == 1


def test_a_batch_gives_what_single_articles_give() -> None:
    """Articles do not touch each other."""
    bodies = [HARBOUR, NAMESAKES, "", "Rain fell in Riga."]
    batch: list[dict[TextField, str]] = [{"body": body} for body in bodies]
    assert find_entities_in_all(batch, RULES) == [entities(body) for body in bodies]


def test_a_bad_span_spoils_its_own_article_alone() -> None:
    """What resolution cannot take becomes that article's outcome."""
    found = find_entities_in_all(
        [{"body": "Riga"}, {"body": ""}], _Fixed(RawMention(0, 4, "GPE", 2.0, "broken"))
    )
    assert isinstance(found[0], Exception)


@pytest.mark.parametrize("body", ["", " ", "\n\n", "a", "\0", ".", "(", "[Dorn", "He said"])
def test_a_poor_text_is_no_error(body: str) -> None:
    """Whatever is too little to name anything gives nothing."""
    assert entities(body) == ()


def test_no_entity_is_without_a_name() -> None:
    """Every entity of a story has a name among its own mentions."""
    found: tuple[Entity, ...] = entities(HARBOUR + NAMESAKES)
    for entity in found:
        names = [mention.text for mention in entity.mentions if mention.kind in NAMING]
        assert entity.name in names


NAMING = {"name", "inserted"}


def test_the_rules_are_a_recogniser() -> None:
    """The rules say what they are and whom they serve."""
    rules: Recogniser = RuleRecogniser()
    assert (rules.name, rules.languages) == ("rules", ("en",))

"""An article is linked to the tellings of its story that came before it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

import pytest
from redis.exceptions import ResponseError

from dateline.messages import ArticleFetched, StoryLink
from dateline.runtime.outbox import RedisOutbox
from dateline.runtime.service import Outbox, Procedure
from dateline.streams import FETCHED
from dateline.testing import MemoryOutbox, MemoryStreams
from dateline_ingest.stories.linking import StoryLinker

from .stories import DAY, SENTENCES, STORY, named, text

SHORT = "\n\n".join(SENTENCES[:4])
MORE = (
    f"{STORY}\n\nLate in the evening the mayor of Kirkton offered his own dredger, which had lain "
    "idle since the sugar works closed, and asked for nothing in return but the mud, out of which "
    "he means to bake bricks for a swimming bath that the town has wanted for longer than he lives."
)

FORM = (
    "Shares of {} rose {} percent to {} at {} on Tuesday. Trading volume was above the thirty-day "
    "average. The stock has gained {} percent since the start of the year. Quotes are delayed."
)


@pytest.fixture(params=["memory", "redis"])
def outbox(request: pytest.FixtureRequest, redis: Any) -> Outbox[Any]:
    """Give an outbox of each kind."""
    if request.param == "memory":
        return MemoryOutbox(MemoryStreams(), FETCHED, "ingest")
    return RedisOutbox(redis, FETCHED, "ingest", layout=(4,))


@pytest.fixture
def linker(outbox: Outbox[Any]) -> StoryLinker:
    """Give a linker over an empty index."""
    return StoryLinker(outbox, 3 * DAY)


async def found(linker: StoryLinker, *articles: ArticleFetched) -> Sequence[StoryLink]:
    """Link articles one after another; give the links of the last."""
    linked = [await linker.link(article) for article in articles]
    return linked[-1].story_links


def told(links: Sequence[StoryLink]) -> list[tuple[str, str]]:
    """Say which article is linked as what."""
    names = {named(name): name for name in "abcdefghij"}
    return [(names[link.article_id], link.relation) for link in links]


async def test_the_first_telling_has_no_links(linker: StoryLinker) -> None:
    """It begins a story of its own id."""
    assert await found(linker, text("a")) == ()


async def test_the_same_words_are_an_exact_copy(linker: StoryLinker) -> None:
    """Whatever the headline says."""
    (link,) = await found(linker, text("a"), text("b", title="Dredgers come to Berghaven"))
    assert (link.story_id, link.article_id) == (named("a"), named("a"))
    assert (link.relation, link.score) == ("exact", 1.0)
    assert link.first_seen is not None


async def test_nearly_the_same_words_are_a_reprint(linker: StoryLinker) -> None:
    """A desk changes a word here and there."""
    edited = STORY.replace("narrower", "slimmer").replace("fishermen", "crews")
    (link,) = await found(linker, text("a"), text("b", edited))
    assert link.relation == "reprint"
    assert 0.7 < link.score < 1.0


async def test_a_part_is_an_excerpt(linker: StoryLinker) -> None:
    """All of it is in the longer text."""
    (link,) = await found(linker, text("a"), text("b", SHORT))
    assert (link.relation, link.score) == ("excerpt", 1.0)


async def test_all_of_it_and_more_is_an_update(linker: StoryLinker) -> None:
    """The longer text contains the other, and comes later."""
    (link,) = await found(linker, text("a"), text("b", MORE))
    assert link.relation == "update"


async def test_a_story_that_comes_after_its_excerpt_points_back(linker: StoryLinker) -> None:
    """What was published stays as it is: the later message tells how the two belong together."""
    links = await found(linker, text("a", SHORT), text("b"))
    assert told(links) == [("a", "update")]
    assert links[0].story_id == named("a")


async def test_other_numbers_in_the_same_text_are_an_update(linker: StoryLinker) -> None:
    """The toll rises, the rest stands."""
    later = STORY.replace("4 million", "6 million").replace("212 birds", "240 birds")
    (link,) = await found(linker, text("a"), text("b", later))
    assert link.relation == "update"


async def test_another_story_is_not_linked(linker: StoryLinker) -> None:
    """Independent accounts share names and a quotation, and not their words."""
    other = (
        "Berghaven will have its basin dredged, members decided after a short debate. Harbour "
        "master Astrid Lindqvist had pleaded for it since autumn, when ferries scraped along the "
        f"bottom. {SENTENCES[4]} A company in Osterwick gets the order, and deck hands may unload "
        "by day. What is brought up goes to Fenmoor, since it holds copper from decades of paint. "
        "Last time, long ago, swans came to breed on the heap, whose offspring pupils still count."
    )
    assert await found(linker, text("a"), text("b", other)) == ()


async def test_notes_that_fill_one_form_are_not_linked(linker: StoryLinker) -> None:
    """Other numbers and another name make another note, and so do other numbers alone."""
    notes = [
        FORM.format("Kelby Works", "2.3", "41.20", "10:15", "7.1"),
        FORM.format("Marwick Line", "0.4", "12.85", "10:20", "3.9"),
        FORM.format("Kelby Works", "1.9", "41.05", "11:30", "6.8"),
        FORM.format("Kelby Works", "2.3", "41.20", "10:15", "7.2"),
    ]
    for at, note in enumerate(notes):
        links = await found(linker, text("abcd"[at], note, title="Shares"))
        assert links == (), note


async def test_flashes_of_twenty_words_are_linked_only_if_equal(linker: StoryLinker) -> None:
    """A word is all that tells one from another."""
    flash = (
        "Central bank of Norland {} its key rate by a quarter point, governor Quill tells press."
    )
    raised, cut = flash.format("raises"), flash.format("cuts")
    assert await found(linker, text("a", raised), text("b", cut)) == ()
    assert told(await found(linker, text("c", raised))) == [("a", "exact")]


async def test_articles_of_one_source_must_share_more(linker: StoryLinker) -> None:
    """Below each of its texts stands the same paragraph on the house."""
    body, below = " ".join(SENTENCES[:3]), " ".join(SENTENCES[5:9])
    other = (
        "The choir of Kirkton sings in the brewery yard and will not say who conducts it, since "
        "two have left within a year and a third never came."
    )
    tellings = (f"{body} {below}", f"{other} {below}")
    one, same = (text(name, tellings["ab".index(name)], outlet="o") for name in "ab")
    assert await found(linker, one, same) == ()
    assert await found(linker, text("c", tellings[1], outlet="p")) != ()


async def test_what_many_stories_share_links_none(linker: StoryLinker) -> None:
    """A paragraph below the texts of ten stories has lost its weight for the eleventh."""
    chance = random.Random(1)  # noqa: S311 - not a secret
    below = " ".join(SENTENCES[:5])

    def own(words: int) -> str:
        return " ".join("".join(chance.choices("abcdefghij", k=7)) for _ in range(words))

    for at in range(12):
        await linker.link(text(f"x{at}", f"{own(160)} {below}"))
    assert await found(linker, text("a", f"{own(4)} {below}")) == ()


async def test_links_lead_to_the_beginning_and_to_the_nearest(linker: StoryLinker) -> None:
    """The first telling comes first, whatever is nearer."""
    links = await found(linker, text("a", SHORT), text("b"), text("c", MORE), text("d", MORE))
    assert told(links)[:2] == [("a", "update"), ("c", "exact")]
    assert {link.story_id for link in links} == {named("a")}


async def test_an_article_has_few_links(linker: StoryLinker) -> None:
    """A story that a hundred outlets print does not swell the message."""
    links = await found(linker, *(text(name) for name in "abcdefghij"))
    assert len(links) == 5
    assert told(links)[0] == ("a", "exact")


async def test_of_two_stories_the_nearer_is_chosen_and_both_are_told(linker: StoryLinker) -> None:
    """Two excerpts without a word in common turn out to be one story; their labels stay."""
    first, second = "\n\n".join(SENTENCES[:4]), "\n\n".join(SENTENCES[4:])
    links = await found(linker, text("a", first), text("b", second), text("c"))
    assert told(links) == [("b", "update"), ("a", "update")]
    assert [link.story_id for link in links] == [named("b"), named("a")]


async def test_the_same_revision_gets_the_same_answer(linker: StoryLinker) -> None:
    """However many other tellings came between."""
    await linker.link(text("a"))
    first = await linker.link(text("b", MORE))
    await linker.link(text("c", MORE))
    assert (await linker.link(text("b", MORE))).story_links == first.story_links


async def test_an_article_is_not_linked_to_itself(linker: StoryLinker) -> None:
    """Its own earlier revision is no other article."""
    assert await found(linker, text("a"), text("a", MORE, revision=2)) == ()


async def test_a_new_revision_takes_the_place_of_the_old_one(linker: StoryLinker) -> None:
    """What comes later is compared with the text as it stands now."""
    await found(linker, text("a", SHORT), text("a", MORE, revision=2))
    assert told(await found(linker, text("b", MORE))) == [("a", "exact")]


async def test_a_revision_keeps_its_story(linker: StoryLinker) -> None:
    """It is of the story that it was of, even if it has not a word left in common with it."""
    other = "The council of Berghaven met and parted. " * 3 + "A correction will follow in a while."
    links = await found(linker, text("a"), text("b"), text("b", other, revision=2))
    assert told(links) == [("a", "exact")]


async def test_an_older_revision_that_comes_late_changes_nothing(linker: StoryLinker) -> None:
    """It is answered, and the newer text stays."""
    await found(linker, text("a", MORE, revision=2), text("a", SHORT, revision=1))
    assert told(await found(linker, text("b", MORE))) == [("a", "exact")]


async def test_tellings_of_all_hosts_meet(outbox: Outbox[Any], linker: StoryLinker) -> None:
    """Feeds are spread over partitions; there is one index."""
    others = [StoryLinker(outbox.at(host), 3 * DAY) for host in ("a.example", "b.example", "c")]
    await linker.link(text("a"))
    for name, other in zip("bcd", others, strict=True):
        assert told(await found(other, text(name)))[0] == ("a", "exact")


async def test_a_text_without_words_goes_out_as_it_is(linker: StoryLinker) -> None:
    """There is nothing to ask about."""
    empty = text("a", "")
    assert await linker.link(empty) is empty


class Failing(MemoryOutbox[ArticleFetched]):
    """An outbox whose server refuses the script."""

    def at(self, source: str) -> Failing:
        """Give itself."""
        del source
        return self

    async def run(self, procedure: Procedure, names: Sequence[str], arguments: Any) -> Any:
        """Fail for good."""
        del procedure, names, arguments
        raise ResponseError("OOM command not allowed")


async def test_a_broken_index_costs_the_links_alone() -> None:
    """The article goes out all the same."""
    article = text("a")
    failing = StoryLinker(Failing(MemoryStreams(), FETCHED, "ingest"), DAY)
    assert await failing.link(article) is article


@pytest.mark.parametrize("seed", range(4))
async def test_the_order_hardly_matters(linker: StoryLinker, seed: int) -> None:
    """Cuts, copies and a longer text of one story get one label, in whatever order they come."""
    tellings = [STORY, SHORT, MORE, STORY.replace("barges", "tugs"), "\n\n".join(SENTENCES[:7])]
    random.Random(seed).shuffle(tellings)  # noqa: S311 - not a secret
    linked = [await linker.link(text("abcde"[at], one)) for at, one in enumerate(tellings)]
    assert {link.story_id for one in linked[1:] for link in one.story_links[:1]} == {named("a")}
    assert all(one.story_links for one in linked[1:])

"""The map of the system: names, keys and what lies where."""

from __future__ import annotations

import re

import pytest

from dateline.messages import ArticleEnriched, ArticleFetched
from dateline.streams import ALL, ENRICHED, FETCHED, key


def test_each_stream_carries_one_message() -> None:
    """The stream's name and its message tell the same fact."""
    assert (FETCHED.name, FETCHED.model) == ("articles.fetched", ArticleFetched)
    assert (ENRICHED.name, ENRICHED.model) == ("articles.enriched", ArticleEnriched)


def test_all_streams_are_listed_once() -> None:
    """Documents and tests are made from the list."""
    assert {stream.name for stream in ALL} == {"articles.fetched", "articles.enriched"}
    assert len({stream.key() for stream in ALL}) == len(ALL)


def test_streams_are_named_by_noun_and_past_participle() -> None:
    """And the summary of each is one sentence."""
    for stream in ALL:
        assert re.fullmatch(r"[a-z]+\.[a-z]+ed", stream.name)
        assert stream.summary.endswith(".")


@pytest.mark.parametrize("partition", [0, 1, 17])
def test_all_keys_of_a_partition_share_a_cluster_slot(partition: int) -> None:
    """The hash tag in braces is the partition's number in every key."""
    keys = [
        key("ingest:feed:1", partition),
        FETCHED.key(partition),
        FETCHED.dead("enrich", partition),
    ]
    assert {re.findall(r"\{(.*?)\}", name)[0] for name in keys} == {str(partition)}


def test_keys_read_as_documented() -> None:
    """What people type into redis-cli does not change by accident."""
    assert FETCHED.key() == "dateline:{0}:articles.fetched"
    assert ENRICHED.dead("store", 2) == "dateline:{2}:articles.enriched.store.dead"

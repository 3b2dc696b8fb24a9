"""Redis remembers how many partitions a pipeline has had."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dateline.runtime.layout import declare_layout, homes, read_layout
from dateline.streams import partition_of


async def test_a_pipeline_has_one_partition_until_told_otherwise(redis: Any) -> None:
    """Nothing need be declared on a small machine."""
    assert await read_layout(redis) == (1,)


async def test_every_number_that_was_in_force_is_remembered(redis: Any) -> None:
    """What lies on a partition that is filled no more is still read."""
    assert await declare_layout(redis, 1) == (1,)
    assert await declare_layout(redis, 4) == (1, 4)
    assert await declare_layout(redis, 2) == (1, 4, 2)
    assert await read_layout(redis) == (1, 4, 2)


async def test_saying_it_again_changes_nothing(redis: Any) -> None:
    """Every ingest says it at start and now and then."""
    for _ in range(3):
        assert await declare_layout(redis, 4) == (4,)


@given(st.text(max_size=20), st.lists(st.integers(1, 64), min_size=1, max_size=5))
def test_a_source_lives_where_the_number_in_force_says(source: str, layout: list[int]) -> None:
    """Its present home comes first, and every former one once."""
    found = homes(source, layout)
    assert found[0] == partition_of(source, layout[-1])
    assert set(found) == {partition_of(source, number) for number in layout}
    assert len(found) == len(set(found))


@given(st.text(max_size=20), st.integers(1, 256))
def test_a_partition_is_one_of_those_there_are(source: str, partitions: int) -> None:
    """Whatever a source is called, it has a place, and always the same one."""
    assert 0 <= partition_of(source, partitions) < partitions
    assert partition_of(source, partitions) == partition_of(source, partitions)


def test_sources_are_spread_evenly() -> None:
    """No partition gets more than a fair part of a thousand sources."""
    found = [partition_of(f"source-{number}", 8) for number in range(1000)]
    counts = [found.count(number) for number in range(8)]
    assert min(counts) > 80
    assert max(counts) < 170

"""A command finds Redis and archive of the pipeline here, and tells their failures in one line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from redis.exceptions import ResponseError

from dateline.archive import Archive
from dateline.cli import reach
from dateline.cli.reach import archived, reached
from dateline.cli.whereabouts import Whereabouts
from dateline.errors import Mishap
from tests.samples import enriched
from tests.shared.archives import MemoryArchive

NOW = enriched().fetched_at


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """Give the environments that an archive was opened with."""
    made: list[dict[str, str]] = []

    def open_archive(environ: dict[str, str]) -> Any:
        made.append(environ)
        return MemoryArchive().open(environ)

    monkeypatch.setattr(reach, "open_archive", open_archive)
    return made


async def test_the_redis_of_a_pipeline_is_reached_by_its_folder(
    redis_url: str, tmp_path: Path
) -> None:
    """A run notes there where its embedded server listens."""
    (tmp_path / "redis.url").write_text(redis_url, encoding="utf-8")
    async with reached({"DATELINE_DATA_DIR": str(tmp_path)}) as redis:
        await redis.set("dateline:x", "1", ex=60)
        assert await redis.get("dateline:x") == b"1"


async def test_trouble_in_the_middle_of_a_command_is_one_line(redis_url: str) -> None:
    """What Redis says, where, and what to do."""

    async def stumble() -> None:
        async with reached({"DATELINE_REDIS_URL": redis_url}) as redis:
            await redis.set("dateline:x", "1", ex=60)
            await redis.xlen("dateline:x")

    with pytest.raises(Mishap, match="WRONGTYPE") as caught:
        await stumble()
    assert caught.value.where == "DATELINE_REDIS_URL"
    assert isinstance(caught.value.__cause__, ResponseError)


async def test_a_url_that_means_nothing_is_refused_without_its_password() -> None:
    """As by every service."""
    with pytest.raises(Mishap) as caught:
        async with reached({"DATELINE_REDIS_URL": "mysql://me:secret@here/0"}):
            pass
    assert "secret" not in str(caught.value)


async def test_the_archive_lies_in_the_folder_of_the_pipeline(
    asked: list[dict[str, str]], tmp_path: Path
) -> None:
    """The store of `dateline run` keeps its database there, and the commands look there too."""
    async with archived({"DATELINE_DATA_DIR": str(tmp_path)}) as archive:
        assert await archive.check() == []
    assert asked[0]["DATELINE_DATABASE_URL"] == f"sqlite:///{tmp_path / 'dateline.db'}"


async def test_a_database_that_is_named_is_the_one(asked: list[dict[str, str]]) -> None:
    """Containers have theirs elsewhere."""
    named = "postgresql://db/news"
    async with archived({"DATELINE_DATABASE_URL": named}):
        pass
    assert asked[0]["DATELINE_DATABASE_URL"] == named


def test_services_and_commands_agree_on_the_database(tmp_path: Path) -> None:
    """What `dateline run` tells its services is what the commands are told, and nothing is lost."""
    environ = {"DATELINE_DATA_DIR": str(tmp_path), "OTHER": "1"}
    told = Whereabouts.read(environ).for_services(environ)
    assert told == {**environ, "DATELINE_DATABASE_URL": f"sqlite:///{tmp_path}/dateline.db"}


async def test_the_archive_in_memory_keeps_its_contract() -> None:
    """The stand-in that these tests use has the bounds and the order that the protocol says."""
    kept: Archive
    made = MemoryArchive()
    for number in (3, 1, 2):
        made.keep(enriched(number), NOW.replace(minute=number))
    async with made.open({}) as kept:
        found = [
            stored.stored_at.minute
            async for stored in kept.revisions(
                since=NOW.replace(minute=1), until=NOW.replace(minute=3)
            )
        ]
        assert found == [1, 2]
        (article_id,) = await kept.find("https://harbourpost.example/2")
        assert [stored.article for stored in await kept.history(article_id)] == [enriched(2)]

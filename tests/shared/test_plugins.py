"""Services, readers and enrichers are found by entry point, whoever wrote them."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from dateline import plugins
from dateline.errors import Mishap
from dateline.messages import ArticleEnriched
from tests.samples import fetched


def install(folder: Path, entry_points: str) -> None:
    """Lay a distribution of somebody else's into a folder, as pip would."""
    info = folder / "acme_stages-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-stages\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    (folder / "acme_stages.py").write_text("service = 'the factory'\n", encoding="utf-8")


def test_our_services_come_in_the_order_of_the_articles_way() -> None:
    """Ingest first and store last, however the packages were installed."""
    assert plugins.service_names() == ["ingest", "enrich", "store"]


@pytest.mark.parametrize("name", ["ingest", "enrich", "store"])
def test_each_service_can_be_loaded(name: str) -> None:
    """The entry point names a factory that takes an environment."""
    assert list(inspect.signature(plugins.service_factory(name)).parameters) == ["environ"]


def test_a_stage_of_a_third_party_joins_by_its_entry_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes after ours, and is loaded like them."""
    install(tmp_path, "[dateline.services]\nalert = acme_stages:service\n")
    monkeypatch.syspath_prepend(tmp_path)  # pyright: ignore[reportUnknownMemberType] - untyped in pytest
    assert plugins.service_names() == ["ingest", "enrich", "store", "alert"]
    assert plugins.service_factory("alert") == "the factory"


def test_a_service_that_is_not_installed_is_told_by_name() -> None:
    """The line says what to install."""
    with pytest.raises(Mishap, match="pip install dateline_translate") as caught:
        plugins.service_factory("translate")
    assert caught.value.where == "dateline.services: translate"


def test_without_readers_enrichers_and_archive_the_command_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Some commands need packages that the message alone does not bring."""

    def none(**_: str) -> tuple[()]:
        return ()

    monkeypatch.setattr(plugins, "entry_points", none)
    for load, package in (
        (plugins.read, "dateline_ingest"),
        (plugins.read_document, "dateline_ingest"),
        (plugins.enrich, "dateline_enrich"),
        (lambda: plugins.open_archive({}), "dateline_store"),
        (lambda: plugins.open_desk({}, None), "dateline_ingest"),
    ):
        with pytest.raises(Mishap, match=package):
            load()


def test_a_desk_is_opened_on_the_redis_that_it_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever's ingest it is: the entry point is asked with environment and client."""
    install(tmp_path, "[dateline.desks]\ningest = acme_desk:open_desk\n")
    (tmp_path / "acme_desk.py").write_text(
        "def open_desk(environ, redis):\n    return (environ, redis)\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)  # pyright: ignore[reportUnknownMemberType] - untyped in pytest
    opened: object = plugins.open_desk({"A": "b"}, "the client")
    assert opened == ({"A": "b"}, "the client")


def test_a_document_is_read_and_enriched_by_what_is_installed() -> None:
    """Reader and enricher fit together, and the text is untouched between them."""
    read_document, enrich = plugins.read_document(), plugins.enrich()
    article = enrich(read_document({"id": "a", "text": fetched().body}))
    assert isinstance(article, ArticleEnriched)
    assert article.body == fetched().body


def test_the_reader_of_targets_is_a_coroutine() -> None:
    """Pages are fetched, so reading one is awaited."""
    assert inspect.iscoroutinefunction(plugins.read())

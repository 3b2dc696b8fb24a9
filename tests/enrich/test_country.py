"""The country whose habits an article follows."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.messages import Language
from dateline_enrich.country import country_of
from dateline_enrich.enrichment import enrich_default
from tests.samples import fetched


def _article(domain: str | None, tag: str | None, **fields: Any) -> Any:
    article = fetched(1)
    source = article.source.model_copy(update={"domain": domain})
    language = Language(tag=tag) if tag else None
    return article.model_copy(update={"source": source, "language": language, **fields})


@pytest.mark.parametrize(
    ("domain", "tag", "country"),
    [
        ("tarn.example", "en", None),
        (None, None, None),
        ("tarn-herald.co.uk", "en", "GB"),
        ("tarn.com.au", None, "AU"),
        ("TARN.DE.", None, "DE"),
        ("tarn.su", None, "RU"),
        ("tarn.io", "en", None),
        ("tarn.tv", None, None),
        ("tarn.co.uk", "en-US", "US"),
        (None, "en_gb", "GB"),
        (None, "zh-Hant-TW", "TW"),
        (None, "es-419", None),
        ("localhost", None, None),
    ],
)
def test_the_language_tag_tells_the_country_and_then_the_domain(
    domain: str | None, tag: str | None, country: str | None
) -> None:
    """What anybody may register tells nothing."""
    assert country_of(_article(domain, tag)) == country


@pytest.mark.parametrize(
    ("domain", "value"), [("tarn.co.uk", "2017-07-06"), ("tarn.us", "2017-06-07")]
)
def test_a_date_in_figures_is_read_as_its_country_writes_it(domain: str, value: str) -> None:
    """6/7/2017 is a day of July in London and of June in New York."""
    enriched = enrich_default(_article(domain, "en", body="The lock was shut on 6/7/2017."))
    assert [one.value for one in enriched.dates if one.field == "body"] == [value]

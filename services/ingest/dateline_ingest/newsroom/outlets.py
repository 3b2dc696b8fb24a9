"""The invented papers and agencies of the sample newsroom. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FeedKind = Literal["rss", "atom", "wire"]
"""How an outlet's stories reach its readers: RSS 2.0, Atom 1.0 or text files in a folder."""


@dataclass(frozen=True)
class Outlet:
    """A paper or an agency; its domain is reserved for examples (RFC 2606)."""

    key: str
    """Stable id; the first step of its addresses."""
    name: str
    domain: str
    country: str
    """ISO 3166-1 alpha-2."""
    language: str
    """BCP 47."""
    feed: FeedKind
    motto: str
    founded: int
    """The year that its copyright notice begins with."""
    teasers_only: bool = False
    """Whether its feed has the decks of its stories and no more, so that their pages are read."""

    @property
    def feed_path(self) -> str:
        """Where its feed lies on the newsroom's server."""
        return f"/{self.key}/feed.xml"

    @property
    def front_path(self) -> str:
        """Where its front page lies on the newsroom's server."""
        return f"/{self.key}/"


OUTLETS = (
    Outlet(
        "standard", "The Northern Standard", "northernstandard.example", "FI", "en", "atom",
        "Finland and its neighbours, in English", 1987,
    ),
    Outlet(
        "lantern", "The Deccan Lantern", "deccanlantern.example", "IN", "en-IN", "rss",
        "By this light, the day", 1931, teasers_only=True,
    ),
    Outlet(
        "courier", "The Aldermoor Courier", "aldermoorcourier.example", "GB", "en-GB", "rss",
        "Serving the moor, the marsh and the coast", 1868,
    ),
    Outlet(
        "ledger", "The Lakeshore Ledger", "lakeshoreledger.example", "US", "en-US", "rss",
        "Erie County's own newspaper", 1909,
    ),
    Outlet(
        "exchange", "Harbour & Exchange", "harbourexchange.example", "SG", "en-SG", "atom",
        "Markets, shipping and the price of things", 1974,
    ),
    Outlet(
        "pipette", "The Weekly Pipette", "weeklypipette.example", "CH", "en", "atom",
        "Science and health, drop by drop", 2003, teasers_only=True,
    ),
    Outlet(
        "touchline", "Touchline Daily", "touchline.example", "IE", "en-IE", "rss",
        "Every game, every weather", 1996,
    ),
    Outlet(
        "lahntal", "Lahntal-Bote", "lahntalbote.example", "DE", "de", "atom",
        "Heimatzeitung für Lahn und Westerwald", 1924,
    ),
    Outlet(
        "estrecho", "La Gaceta del Estrecho", "gacetadelestrecho.example", "CL", "es", "rss",
        "El diario del fin del mundo", 1953,
    ),
    Outlet(
        "fleuve", "Le Fleuve quotidien", "fleuvequotidien.example", "CA", "fr-CA", "atom",
        "D'une rive à l'autre", 1946,
    ),
    Outlet(
        "sarya", "Sarya News Agency", "sarya.example", "KZ", "en", "wire",
        "Dateline: ASTANA, February 26. /SARYA/.", 1992,
    ),
    Outlet(
        "meridian", "Meridian News Service", "meridiannews.example", "GB", "en", "wire",
        "Dateline: NAIROBI, March 3 (Meridian) -", 1899,
    ),
    Outlet(
        "tririvers", "Tri-Rivers Press", "tririverspress.example", "US", "en-US", "wire",
        "Dateline: PIERRE, S.D. (TRP) —", 1922,
    ),
    Outlet(
        "atlantique", "Atlantique-Presse", "atlantiquepresse.example", "SN", "en", "wire",
        "Dateline: Dakar, Feb 18, 2026 (ATL) -", 1961,
    ),
    Outlet(
        "haixing", "Haixing News Agency", "haixing.example", "CN", "en", "wire",
        "Dateline: HAIKOU, March 9 (Haixing) --", 1958,
    ),
    Outlet(
        "rdp", "Rheinische Depeschen", "rheinischedepeschen.example", "DE", "de", "wire",
        "Ortsmarke: Bonn (rdp) -", 1949,
    ),
)  # fmt: skip
"""All outlets, in the order of the newsroom's index page."""

PAPERS = tuple(outlet for outlet in OUTLETS if outlet.feed != "wire")
"""The outlets that have a feed and pages."""

AGENCIES = tuple(outlet for outlet in OUTLETS if outlet.feed == "wire")
"""The outlets whose stories lie in the wire folder."""

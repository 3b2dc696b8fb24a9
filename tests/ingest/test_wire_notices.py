"""Tests of notices of correction and withdrawal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.wire.notices import is_addressed, is_erratum, read_notice
from dateline_ingest.wire.story import NoticeKind

REMARKS: list[tuple[str, NoticeKind]] = [
    ("(Corrects spelling of name in third paragraph)", "correction"),
    ("(Corrects to say ferry, not barge, in headline (and paragraph 2))", "correction"),
    ("(Refiles to fix typographical error in headline)", "correction"),
    ("(Removes extraneous word in paragraph 4)", "correction"),
    ("(Adds quote, background)", "update"),
    ("(Recasts; updates shares)", "update"),
    ("(Repeats story that ran on Monday)", "update"),
    ("(ATTN: UPDATES with more details in paras 2-3)", "update"),
    ("(ATTN: CORRECTS age in para 3)", "correction"),
    ("(EDS: CORRECTING AGE OF CAT)", "correction"),
    ("Eds: UPDATES with quotes. With AP Photos.", "update"),
    ("Eds: CORRECTS year in 2nd graf.", "correction"),
    ("(Berichtigung: Zahl im ersten Satz)", "correction"),
    ("(Neu: Stellungnahme der Reederei)", "update"),
    ("(Corrige le prénom au troisième paragraphe)", "correction"),
    ("(Actualiza con declaraciones)", "update"),
    ("This story has been corrected to show that the bridge dates from 1926.", "correction"),
    ("An earlier version of this story misspelled the mayor's name.", "correction"),
    ("This version corrects the year.", "correction"),
    ("This story has been updated to add the mayor's answer.", "update"),
    ("(Уточняет число пассажиров)", "correction"),
]
KILLS = [
    ("EDITORS: Please kill the story slugged Ostby-Bridge. It was never opened.", "Ostby-Bridge",
     None),
    ("Please kill BC-EU--Bridge, which moved Tuesday. The story is wrong.", "BC-EU--Bridge", None),
    ('The story "Bridge opens in Ostby" is withdrawn. There will be no substitute story.', None,
     "Bridge opens in Ostby"),
    ("Prière de noter que notre dépêche intitulée «Le pont est ouvert» est annulée.", None,
     "Le pont est ouvert"),
    ("Achtung, Redaktionen: Die Meldung \u201eBrücke offen für alle\u201c wird zurückgezogen.",
     None, "Brücke offen für alle"),
    ('La noticia "Abierto el puente de Ostby" queda anulada.', None, "Abierto el puente de Ostby"),
    ('La notizia dal titolo "Aperto il ponte di Ostby" è da considerare annullata, va annullata.',
     None, "Aperto il ponte di Ostby"),
    ("Сообщение под заголовком \u00ab\u041c\u043e\u0441\u0442 открыт\u00bb аннулируется.", None,
     "\u041c\u043e\u0441\u0442 открыт"),
    ("A kill is mandatory. Make certain the story is not published.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), REMARKS)
def test_remarks_on_a_story_are_told_by_their_verb(text: str, kind: NoticeKind) -> None:
    """In brackets, addressed to editors, or as a sentence about the story itself."""
    notice = read_notice(text)
    assert notice is not None
    assert (notice.kind, notice.text) == (kind, text)


@pytest.mark.parametrize(("text", "slug", "headline"), KILLS)
def test_a_kill_names_its_story(text: str, slug: str | None, headline: str | None) -> None:
    """By its slug, or by the headline that it quotes."""
    notice = read_notice(text)
    assert notice is not None
    assert (notice.kind, notice.slug, notice.headline) == ("retraction", slug, headline)


@pytest.mark.parametrize(
    "text",
    [
        "The storm killed 12 people.", "Orvo withdrew its bid on Friday.",
        "The minister corrected himself.", "(Reporting by Tove Halm)", "(more)",
        "He adds that the bridge is wrong.", "The offer is withdrawn, the buyer said.",
        "Do not use the lift, the sign says.", "An update is due on Friday.", "", "(",
    ],
)  # fmt: skip
def test_sentences_of_a_story_are_no_notices(text: str) -> None:
    """They tell of the world, not of the story."""
    assert read_notice(text) is None


def test_a_long_paragraph_is_no_notice() -> None:
    """Whatever its first words."""
    assert read_notice("(Corrects " + "word " * 300 + ")") is None


def test_notes_to_editors_are_known() -> None:
    """They are not for readers."""
    assert is_addressed("EDS: photos will follow.")
    assert is_addressed("(EDITORS: photos will follow)")
    assert is_addressed("Note aux rédactions: une photo suit.")
    assert not is_addressed("Editors met on Friday.")


def test_an_erratum_owns_to_a_mistake() -> None:
    """As a correction in a piece of its own does."""
    assert is_erratum("In a story March 3 about a bridge, the agency erroneously gave the year.")
    assert not is_erratum("In a story about a bridge there is always a troll.")


@given(st.text(max_size=400))
def test_no_paragraph_raises(text: str) -> None:
    """Anything may stand in a story."""
    read_notice(text)
    is_addressed(text)


@pytest.mark.parametrize("text", ["(" * 50_000, "this story " * 9_000, "please " * 20_000, "«" * 9])
def test_hostile_paragraphs_are_passed_over(text: str) -> None:
    """The patterns see no more of them than a notice may have."""
    assert read_notice(text) is None

"""Recurrences with their quantifier and frequency, and the vague words."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import mentions


@pytest.mark.parametrize(
    ("sentence", "value", "quant", "freq"),
    [
        ("It meets every Tuesday.", "XXXX-WXX-2", "EVERY", None),
        ("It meets every other Tuesday.", "XXXX-WXX-2", "EVERY OTHER", None),
        ("It meets each Tuesday night.", "XXXX-WXX-2TNI", "EACH", None),
        ("It meets every other week.", "P2W", "EVERY", None),
        ("It meets every third month.", "P3M", "EVERY", None),
        ("It meets every couple of years.", "P2Y", "EVERY", None),
        ("It meets on the last Friday of every month.", "P1M", "EVERY", None),
        ("It meets twice a week.", "P1W", None, "2X"),
        ("It meets 12 times a year.", "P1Y", None, "12X"),
        ("It meets several times a year.", "P1Y", None, None),
        ("It meets once every two years.", "P2Y", None, "1X"),
        ("It meets once every other year.", "P2Y", None, "1X"),
        ("It meets three days a week.", "P1W", None, "3D"),
        ("It meets two hours each day.", "P1D", None, "2H"),
        ("It meets twice weekly.", "P1W", None, "2X"),
        ("It meets three times daily.", "P1D", None, "3X"),
    ],
)
def test_a_set_tells_how_often(
    sentence: str, value: str, quant: str | None, freq: str | None
) -> None:
    """The quantifier as it is written, the frequency with what is counted."""
    (found,) = mentions(sentence)
    assert (found.type, found.value, found.quant, found.freq) == ("SET", value, quant, freq)


def test_every_weekday_of_a_list_is_a_set_of_its_own() -> None:
    """The part of day stands with the last and holds for all."""
    found = mentions("It meets every Monday, Tuesday and Friday night.")
    assert [(one.text, one.value) for one in found] == [
        ("every Monday", "XXXX-WXX-1TNI"),
        ("Tuesday", "XXXX-WXX-2TNI"),
        ("Friday night", "XXXX-WXX-5TNI"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Every second counts.", "The Daily Mail wrote it.", "The daily Bild wrote it.",
        "The daily said so.", "The quarterly loss grew.", "It turns 30 times a minute.",
        "It drove 90 kilometres per hour.", "Income per capita rose.",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_set_is_none(sentence: str) -> None:
    """Newspapers, pulses, speeds and results."""
    assert mentions(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They learn from the past.", "PAST_REF"), ("They fear the future.", "FUTURE_REF"),
        ("It will soon end.", "FUTURE_REF"), ("It may end one day.", "FUTURE_REF"),
        ("It is now over.", "PRESENT_REF"), ("It is at the moment closed.", "PRESENT_REF"),
    ],
)  # fmt: skip
def test_the_vague_points_in_one_direction(sentence: str, value: str) -> None:
    """Past, present or future, and no day."""
    (found,) = mentions(sentence)
    assert (found.type, found.value) == ("DATE", value)


@pytest.mark.parametrize(
    "sentence",
    [
        "The past champion fell.", "The future of the yard is unclear.", "It was soon over.",
        "It soon became clear.", "It came too soon.", "He calls every now and then.",
        "At the moment of impact he slept.", "One day, a bear came.",
    ],
)  # fmt: skip
def test_what_only_looks_vague_is_none(sentence: str) -> None:
    """Adjectives, idioms and tales."""
    assert mentions(sentence) == ()

"""Tests of the places where publishers refuse the use of their texts by AI."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.fetching.opt_out import (
    header_signals,
    judge,
    meta_signals,
    page_signals,
    robots_signals,
    tdmrep_signals,
)
from dateline_ingest.fetching.robots_rules import read_robots

PAGE = "https://a.example/news/1?q=2"


@pytest.mark.parametrize(
    ("text", "signals"),
    [
        ("User-agent: GPTBot\nDisallow: /", ["robots.txt: GPTBot"]),
        ("User-agent: *\nContent-Signal: search=yes,ai-train=no", ["robots.txt: ai-train=no"]),
        (
            "User-Agent: *\nContent-signal: AI-Train = No , ai-input=no, search=no\nAllow: /",
            ["robots.txt: ai-train=no", "robots.txt: ai-input=no"],
        ),
        ("User-agent: *\nContent-Signal: search=yes, ai-train=yes", []),
        ("Content-Usage: train-ai=n", ["robots.txt: train-ai=n"]),
        ("User-agent: *\nContent-Usage: /news/ train-ai=n", ["robots.txt: train-ai=n"]),
        ("User-agent: *\nContent-Usage: /blog/ train-ai=n", []),
        ("User-agent: *\nDisallowAITraining: /", ["robots.txt: DisallowAITraining"]),
        ("User-agent: *\nDisallowAITraining: /blog", []),
        ("User-agent: *\nDisallow: /", []),
    ],
)
def test_a_robots_txt_may_refuse(text: str, signals: list[str]) -> None:
    """By agents, or by uses."""
    assert list(robots_signals(read_robots(text), PAGE)) == signals


@pytest.mark.parametrize(
    ("headers", "signals"),
    [
        ({"x-robots-tag": "noai"}, ["X-Robots-Tag: noai"]),
        ({"x-robots-tag": "noindex, NoAI, noimageai"}, ["X-Robots-Tag: noai",
                                                        "X-Robots-Tag: noimageai"]),
        ({"x-robots-tag": "otherbot: noai, nofollow"}, ["X-Robots-Tag: noai"]),
        ({"x-robots-tag": "noindex, noaindex"}, []),
        ({"tdm-reservation": "1", "tdm-policy": "https://a.example/p"}, ["tdm-reservation: 1"]),
        ({"tdm-reservation": "0"}, []),
        ({"content-signal": "ai-train=no"}, ["content-signal: ai-train=no"]),
        ({"content-usage": "train-ai=n"}, ["content-usage: train-ai=n"]),
        ({}, []),
    ],
)  # fmt: skip
def test_an_answer_may_refuse(headers: dict[str, str], signals: list[str]) -> None:
    """By its headers."""
    assert list(header_signals(headers)) == signals


@pytest.mark.parametrize(
    ("page", "signals"),
    [
        (b'<meta name="robots" content="noai, noimageai">', ["meta robots: noai",
                                                             "meta robots: noimageai"]),
        (b"<META CONTENT='index,NOAI' NAME='Robots'/>", ["meta robots: noai"]),
        (b"<meta name=tdm-reservation content=1>", ["meta tdm-reservation: 1"]),
        (b'<meta name="tdm-reservation" content="0">', []),
        (b'<meta name="description" content="noai">', []),
        (b'<meta property="og:title" content="robots noai">', []),
        (b'<metadata name="robots" content="noai">', []),
        (b"x" * 300_000 + b'<meta name="robots" content="noai">', []),
        (b"no page at all", []),
    ],
)  # fmt: skip
def test_a_page_may_refuse(page: bytes, signals: list[str]) -> None:
    """By its meta tags, however they are written."""
    assert list(page_signals(b"<html><head>" + page)) == signals


def test_whoever_has_the_tags_already_need_not_look_for_them() -> None:
    """The extractor of pages has a tree of its own."""
    assert list(meta_signals([(" Robots ", "noai"), ("tdm-reservation", " 1 "), ("x", "")])) == [
        "meta robots: noai",
        "meta tdm-reservation: 1",
    ]


@pytest.mark.parametrize(
    ("rules", "reserved"),
    [
        ([{"location": "/", "tdm-reservation": 1}], True),
        ([{"location": "/", "tdm-reservation": "1"}], True),
        ([{"location": "/", "tdm-reservation": 0}], False),
        ([{"location": "/blog/*", "tdm-reservation": 1}], False),
        ([{"location": "/*/1", "tdm-reservation": 1}], True),
        ([{"location": "/news/1$", "tdm-reservation": 1}], False),
        ([{"location": "/news/*=2$", "tdm-reservation": 1}], True),
        ([{"location": "/n*w*s*z", "tdm-reservation": 1}], False),
        (
            [{"location": "/", "tdm-reservation": 1}, {"location": "/news/", "tdm-reservation": 0}],
            False,
        ),
        (
            [{"location": "/news/", "tdm-reservation": 1}, {"location": "/", "tdm-reservation": 0}],
            True,
        ),
        ({"location": "/", "tdm-reservation": 1}, False),
        ([None, 1, "x", {"location": 1}, {}], False),
        ([], False),
    ],
)
def test_a_well_known_file_may_refuse(rules: object, *, reserved: bool) -> None:
    """Its most specific rule counts."""
    found = list(tdmrep_signals(json.dumps(rules).encode(), PAGE))
    assert found == (["tdmrep.json: 1"] if reserved else [])


@pytest.mark.parametrize("document", [b"", b"<html>", b"[" * 100_000, b"\xff\xfe", b'[{"loc'])
def test_a_broken_well_known_file_says_nothing(document: bytes) -> None:
    """Most hosts answer with an error page."""
    assert list(tdmrep_signals(document, PAGE)) == []


def test_signals_are_summed_up() -> None:
    """Each once, in the order in which they were found."""
    told = judge(["robots.txt: GPTBot", "tdmrep.json: 1", "robots.txt: GPTBot"])
    assert (told.opted_out, told.signals) == (True, ("robots.txt: GPTBot", "tdmrep.json: 1"))


def test_a_word_about_images_refuses_no_text() -> None:
    """It is recorded all the same."""
    told = judge(["meta robots: noimageai"])
    assert (told.opted_out, told.signals) == (False, ("meta robots: noimageai",))


def test_silence_is_no_refusal() -> None:
    """Somebody looked, and nobody said anything."""
    told = judge([])
    assert (told.opted_out, told.signals) == (False, ())


@pytest.mark.parametrize(
    "part", [b"<meta", b"<meta ", b"<meta name=", b"<meta name='a", b"name=name=", b"<meta a='>"]
)
def test_a_hostile_page_is_read_in_step_with_its_length(part: bytes) -> None:
    """Each pattern has a bound to what it tries; a quadratic one would not end here."""
    assert list(page_signals(part * 100_000)) == []


@given(st.binary(max_size=300), st.text(max_size=50))
def test_any_bytes_can_be_looked_through(page: bytes, url: str) -> None:
    """None of it is ours."""
    assert isinstance(list(page_signals(b"<meta " + page + b">")), list)
    assert list(tdmrep_signals(page, url)) == []

"""What a Redis URL means, and that a broken one is told without its password."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.connection.address import Address
from dateline.errors import Mishap

PASSWORD = "s3cret"  # noqa: S105 - of no server


def test_one_server_is_named_with_host_port_and_database() -> None:
    """The plainest URL, with everything in it."""
    address = Address.parse(f"redis://ada:{PASSWORD}@news.example:7000/3")
    assert (address.kind, address.tls, address.db) == ("server", False, 3)
    assert address.places == (("news.example", 7000),)
    assert (address.username, address.password) == ("ada", PASSWORD)


@pytest.mark.parametrize(
    ("url", "kind", "tls", "places"),
    [
        ("redis://h", "server", False, (("h", 6379),)),
        ("rediss://h/", "server", True, (("h", 6379),)),
        ("redis://[::1]:7000/0", "server", False, (("::1", 7000),)),
        ("redis://[::1]", "server", False, (("::1", 6379),)),
        ("redis+sentinel://a,b:7/news", "sentinel", False, (("a", 26379), ("b", 7))),
        ("rediss+sentinel://a/news/2", "sentinel", True, (("a", 26379),)),
        ("redis+cluster://a:1,[::1]:2,c", "cluster", False, (("a", 1), ("::1", 2), ("c", 6379))),
        ("rediss+cluster://a/0", "cluster", True, (("a", 6379),)),
        ("unix:///run/redis.sock", "socket", False, ()),
    ],
)
def test_every_form_has_its_meaning(
    url: str, kind: str, *, tls: bool, places: tuple[tuple[str, int], ...]
) -> None:
    """What is left out has the usual value."""
    address = Address.parse(url)
    assert (address.kind, address.tls, address.places) == (kind, tls, places)


def test_a_sentinels_path_names_master_and_database() -> None:
    """The master's name is the one in the Sentinels' own configuration."""
    address = Address.parse("redis+sentinel://a/news/2")
    assert (address.master, address.db) == ("news", 2)


def test_a_sockets_database_stands_behind_the_question_mark() -> None:
    """Its path is taken as it is, an @ included."""
    address = Address.parse(f"unix://:{PASSWORD}@/run/a@b/redis.sock?db=4")
    assert (address.path, address.db) == ("/run/a@b/redis.sock", 4)
    assert (address.username, address.password) == (None, PASSWORD)


def test_a_percent_encoded_password_may_hold_anything() -> None:
    """All that has a meaning in a URL can be written so."""
    address = Address.parse("redis://ada:%40%3A%2F%3F%23%2C@h/0")
    assert address.password == "@:/?#,"  # noqa: S105 - of no server
    assert address.places == (("h", 6379),)


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_what_is_encoded_comes_back(username: str, password: str) -> None:
    """Any user and any password get through a URL."""
    address = Address.parse(f"redis://{quote(username, '')}:{quote(password, '')}@h:1/2")
    assert (address.username, address.password) == (username, password)
    assert str(address) == "redis://h:1/2"


def test_the_options_of_tls_are_those_of_redis_py() -> None:
    """Names and values are handed on; a Sentinel's own password is not among them."""
    address = Address.parse(
        "rediss+sentinel://a/news?ssl_ca_certs=/etc/ca.pem&ssl_check_hostname=no"
        "&ssl_cert_reqs=optional&client_name=me&sentinel_password=x"
    )
    assert address.tuning == {
        "ssl_ca_certs": "/etc/ca.pem",
        "ssl_check_hostname": False,
        "ssl_cert_reqs": "optional",
        "client_name": "me",
    }
    assert address.options["sentinel_password"] == "x"  # noqa: S105 - of no server


def test_who_wants_no_certificate_wants_no_host_name_in_it_either() -> None:
    """Python refuses the one without the other."""
    address = Address.parse("rediss://h?ssl_cert_reqs=none")
    assert address.tuning == {"ssl_cert_reqs": "none", "ssl_check_hostname": False}


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "not the URL of a Redis"),
        (PASSWORD, "not the URL of a Redis"),
        (f"http://u:{PASSWORD}@h", "not the URL of a Redis"),
        (f"{PASSWORD}://h", "not the URL of a Redis"),
        (f"redis://u:{PASSWORD}@", "names no host"),
        (f"redis+cluster://u:{PASSWORD}@a,,b", "names no host"),
        (f"redis://u:{PASSWORD}@h:port/0", "no number from 1 to 65535"),
        (f"redis://u:{PASSWORD}@h:0/0", "no number from 1 to 65535"),
        (f"redis://u:{PASSWORD}@h:65536/0", "no number from 1 to 65535"),
        (f"redis://u:{PASSWORD}/x@h:6379/0", "no number from 1 to 65535"),
        (f"redis://u:6379?{PASSWORD}@h:6379/0", "belongs to a password"),
        (f"redis://u:6379#{PASSWORD}@h:6379/0", "belongs to a password"),
        (f"redis://u:{PASSWORD}@[::1/0", "broken host"),
        (f"redis://u:{PASSWORD}@a,b/0", "several hosts"),
        (f"redis://u:{PASSWORD}@h/news", "database that is no number"),
        (f"redis://u:{PASSWORD}@h/0/1", "path of several parts"),
        (f"redis+sentinel://u:{PASSWORD}@h", "does not name the master"),
        (f"redis+sentinel://u:{PASSWORD}@h/news/x", "database that is no number"),
        (f"redis+cluster://u:{PASSWORD}@h/1", "a Cluster has only one"),
        (f"unix://u:{PASSWORD}@", "names no socket"),
        (f"redis://u:{PASSWORD}@h?mood=sad", "option that is not known"),
        (f"redis://h?{PASSWORD}=1", "option that is not known"),
        (f"redis://u:{PASSWORD}@h?db=first", "option db whose value does not fit"),
        (f"redis://u:{PASSWORD}@h?ssl_ca_certs=/ca.pem", "no TLS"),
        (f"redis://u:{PASSWORD}@h?sentinel_password={PASSWORD}", "no Sentinel"),
        (f"rediss://u:{PASSWORD}@h?ssl_check_hostname=perhaps", "value does not fit"),
        (f"rediss://u:{PASSWORD}@h?ssl_cert_reqs={PASSWORD}", "value does not fit"),
    ],
)
def test_a_broken_url_is_told_without_its_password(url: str, words: str) -> None:
    """What, where and how to mend it; the text itself may hold a secret anywhere."""
    with pytest.raises(Mishap) as caught:
        Address.parse(url)
    assert words in caught.value.what
    assert caught.value.where == "DATELINE_REDIS_URL"
    assert caught.value.remedy.endswith(".")
    assert PASSWORD not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "redis://h:6379/0",
        "rediss://[::1]:7000/3",
        "unix:///run/redis.sock",
        "redis+sentinel://a:26379,b:7/news/0",
        "rediss+cluster://a:1,b:2",
    ],
)
def test_an_address_is_written_as_it_was_read(url: str) -> None:
    """What is shown and logged can be used again."""
    assert str(Address.parse(url)) == url


def test_nothing_that_is_printed_holds_a_secret() -> None:
    """Neither the text of an address nor its representation in a traceback."""
    address = Address.parse(f"rediss+sentinel://ada:{PASSWORD}@a/news?sentinel_password={PASSWORD}")
    assert PASSWORD not in str(address)
    assert PASSWORD not in repr(address)

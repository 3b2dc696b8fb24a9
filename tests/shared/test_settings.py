"""Settings are read from a mapping, and a wrong one is told in one line that names it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field, SecretStr, ValidationError

from dateline.errors import Mishap
from dateline.runtime.settings import RuntimeSettings, Settings, variable


class Sample(Settings):
    """Settings of a stage that somebody else wrote."""

    feed_timeout: float = Field(default=10.0, gt=0)
    """Seconds that a feed may take."""
    token: SecretStr | None = None
    """What opens the door."""
    folder: Path


def test_a_field_is_an_upper_case_variable_with_our_prefix() -> None:
    """The name in the environment follows from the name in the model."""
    assert variable("feed_timeout") == "DATELINE_FEED_TIMEOUT"


def test_values_are_read_and_converted() -> None:
    """What the environment says as text arrives as the type that was declared."""
    found = Sample.read({"DATELINE_FEED_TIMEOUT": "2.5", "DATELINE_FOLDER": "/news"})
    assert (found.feed_timeout, found.folder) == (2.5, Path("/news"))


def test_what_is_not_set_has_its_default() -> None:
    """Other variables are nobody's business."""
    found = Sample.read({"DATELINE_FOLDER": "/news", "FEED_TIMEOUT": "1", "DATELINE_X": "1"})
    assert found.feed_timeout == 10.0


def test_any_setting_may_come_from_a_file(tmp_path: Path) -> None:
    """Containers hand secrets over as files; the newline at the end does not belong to them."""
    secret = tmp_path / "token"
    secret.write_text("hunter2\n", encoding="utf-8")
    found = Sample.read({"DATELINE_FOLDER": "/news", "DATELINE_TOKEN_FILE": str(secret)})
    assert found.token is not None
    assert found.token.get_secret_value() == "hunter2"


def test_the_variable_wins_over_the_file(tmp_path: Path) -> None:
    """Who sets both means the one that is nearer."""
    environ = {"DATELINE_FOLDER": "/near", "DATELINE_FOLDER_FILE": str(tmp_path / "none")}
    assert Sample.read(environ).folder == Path("/near")


def test_a_file_that_cannot_be_read_is_told_by_name(tmp_path: Path) -> None:
    """One line: the variable, the path, what is wrong, how to mend it."""
    missing = tmp_path / "none"
    with pytest.raises(Mishap) as caught:
        Sample.read({"DATELINE_TOKEN_FILE": str(missing)})
    assert caught.value.where == f"DATELINE_TOKEN_FILE={missing}"
    assert "No such file" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("environ", "where"),
    [
        ({"DATELINE_FOLDER": "/", "DATELINE_FEED_TIMEOUT": "soon"}, "DATELINE_FEED_TIMEOUT"),
        ({"DATELINE_FOLDER": "/", "DATELINE_FEED_TIMEOUT": "0"}, "DATELINE_FEED_TIMEOUT"),
        ({"DATELINE_FOLDER": "/", "DATELINE_FEED_TIMEOUT": ""}, "DATELINE_FEED_TIMEOUT"),
        ({}, "DATELINE_FOLDER"),
    ],
)
def test_a_wrong_value_is_one_line_that_names_its_variable(
    environ: dict[str, str], where: str
) -> None:
    """A person can mend it without knowing Python."""
    with pytest.raises(Mishap) as caught:
        Sample.read(environ)
    assert caught.value.where == where
    assert str(caught.value).startswith(f"{where}: ")
    assert "\n" not in str(caught.value)


def test_the_remedy_says_what_the_setting_means() -> None:
    """The documentation of the field is at hand where it is needed."""
    with pytest.raises(Mishap, match=r"Seconds that a feed may take\."):
        Sample.read({"DATELINE_FOLDER": "/", "DATELINE_FEED_TIMEOUT": "soon"})


def test_settings_are_frozen() -> None:
    """Nobody changes them while a service runs."""
    settings = RuntimeSettings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.batch = 7  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue] - the error is the point


def test_a_secret_does_not_show_itself() -> None:
    """The URL of Redis may hold a password, and settings end up in logs."""
    settings = RuntimeSettings.read({"DATELINE_REDIS_URL": "redis://me:hunter2@host/0"})
    assert "hunter2" not in repr(settings)
    assert settings.redis_url.get_secret_value() == "redis://me:hunter2@host/0"


@pytest.mark.parametrize("name", list(RuntimeSettings.model_fields))
def test_every_setting_of_the_runtime_is_documented_and_optional(name: str) -> None:
    """Its docstring becomes its line in the settings page; all have a default."""
    field = RuntimeSettings.model_fields[name]
    assert field.description
    assert not field.is_required()


@pytest.mark.parametrize(
    ("name", "value"),
    [("BATCH", "501"), ("MIN_IDLE", "0.1"), ("LOG_FORMAT", "xml"), ("LOG_LEVEL", "loud")],
)
def test_the_bounds_of_the_runtime_hold(name: str, value: str) -> None:
    """Values that would break delivery are refused at the start."""
    with pytest.raises(Mishap, match=f"DATELINE_{name}"):
        RuntimeSettings.read({f"DATELINE_{name}": value})


@pytest.mark.parametrize(
    ("environ", "where", "words"),
    [
        ({"HIGH_MARK": "10", "LOW_MARK": "10"}, "LOW_MARK", "not below the high mark 10"),
        ({"HIGH_MARK": "10", "LOW_MARK": "99"}, "LOW_MARK", "the low mark 99"),
        ({"MIN_IDLE": "5", "HEARTBEAT": "3"}, "MIN_IDLE", "shorter than two beats of 3 s"),
        ({"BACKOFF": "400"}, "BACKOFF", "the first delay 400 s exceeds 300 s"),
        ({"PARTITIONS": "0"}, "PARTITIONS", "greater than or equal to 1"),
        ({"PARTITIONS": "1000"}, "PARTITIONS", "less than or equal to 256"),
        ({"DURABILITY": "some"}, "DURABILITY", "'normal' or 'strict'"),
        ({"HANDLER_TIMEOUT": "-1"}, "HANDLER_TIMEOUT", "greater than or equal to 0"),
    ],
)
def test_settings_that_do_not_go_together_are_refused(
    environ: dict[str, str], where: str, words: str
) -> None:
    """Marks the wrong way round or a lease too short are told in one line, with a remedy."""
    with pytest.raises(Mishap) as caught:
        RuntimeSettings.read({f"DATELINE_{name}": value for name, value in environ.items()})
    assert caught.value.where == f"DATELINE_{where}"
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "environ",
    [{}, {"HIGH_MARK": "1"}, {"MIN_IDLE": "6", "HEARTBEAT": "3"}, {"LOW_MARK": "9999"}],
)
def test_settings_that_go_together_are_taken(environ: dict[str, str]) -> None:
    """The defaults do, and so does what is just possible."""
    RuntimeSettings.read({f"DATELINE_{name}": value for name, value in environ.items()})

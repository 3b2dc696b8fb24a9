"""The messages as other languages see them: their schemas, and what may become of those."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pydantic import BaseModel, ValidationError

from dateline.messages import ArticleEnriched, ArticleFetched, Message
from dateline.runtime.settings import Settings
from dateline.wire import decode, encode
from tests.contracts import generate
from tests.contracts.compatibility import incompatible
from tests.samples import enriched, fetched

Document = dict[str, Any]


def golden(model: type[Message]) -> Document:
    """Read a committed schema."""
    path = generate.ROOT / "shared" / "schemas" / f"{model.message_type}.json"
    found: Document = json.loads(path.read_text(encoding="utf-8"))
    return found


def every(base: type[BaseModel]) -> set[type[BaseModel]]:
    """Collect all classes under one."""
    below = set[type[BaseModel]](base.__subclasses__())
    return below.union(*(every(model) for model in below))


@pytest.mark.parametrize("name", generate.outputs())
def test_what_is_generated_is_what_is_committed(name: str) -> None:
    """A change of a declaration is committed together with its pages: run ``make docs``."""
    assert (generate.ROOT / name).read_text(encoding="utf-8") == generate.outputs()[name]


def test_no_schema_is_left_over() -> None:
    """Every committed schema belongs to a message that still exists."""
    committed = {path.stem for path in (generate.ROOT / "shared" / "schemas").iterdir()}
    assert committed == {model.message_type for model in generate.MESSAGES}


def test_every_declared_message_and_setting_is_generated() -> None:
    """A new message or settings class must be added to the lists of the generator."""
    messages = {model for model in every(Message) if model.__module__.startswith("dateline.")}
    assert {model for model in messages if "message_type" in vars(model)} == set(generate.MESSAGES)
    declared = {model for model in every(Settings) if model.__module__.startswith("dateline")}
    assert declared == set(generate.SETTINGS.values())


@pytest.mark.parametrize("model", generate.MESSAGES)
def test_the_models_are_compatible_with_the_committed_schemas(model: type[Message]) -> None:
    """An old program can read what a new one writes, and a new one what an old one wrote."""
    assert incompatible(golden(model), json.loads(generate.schema(model))) == []


@pytest.mark.parametrize("model", generate.MESSAGES)
def test_a_golden_schema_is_a_valid_schema(model: type[Message]) -> None:
    """Code generators of other languages accept it."""
    jsonschema.Draft202012Validator.check_schema(golden(model))


@pytest.mark.parametrize("message", [fetched(), enriched()])
def test_a_message_fits_its_schema(message: Message) -> None:
    """A validator of any language passes a whole message."""
    jsonschema.validate(json.loads(message.model_dump_json()), golden(type(message)))


def article(schema: Document) -> Document:
    """Reach for the fields of the article itself."""
    found: Document = schema["properties"]
    return found


def remove_field(schema: Document) -> None:
    del article(schema)["title"]
    schema["required"].remove("title")


def add_required_field(schema: Document) -> None:
    article(schema)["desk"] = {"type": "string"}
    schema["required"].append("desk")


def require_field(schema: Document) -> None:
    schema["required"].append("guid")


def free_field(schema: Document) -> None:
    schema["required"].remove("title")


def change_type(schema: Document) -> None:
    article(schema)["revision"]["type"] = "string"


def change_format(schema: Document) -> None:
    article(schema)["article_id"]["format"] = "uri"


def narrow_bound(schema: Document) -> None:
    article(schema)["revision"]["minimum"] = 2


def drop_alternative(schema: Document) -> None:
    article(schema)["guid"]["anyOf"].pop()


def change_alternative(schema: Document) -> None:
    article(schema)["guid"]["anyOf"][0]["type"] = "integer"


def remove_value(schema: Document) -> None:
    article(schema)["via"]["enum"].remove("wire")


def add_value(schema: Document) -> None:
    article(schema)["via"]["enum"].append("pigeon")


def open_enumeration(schema: Document) -> None:
    del article(schema)["via"]["enum"]


def change_default(schema: Document) -> None:
    article(schema)["guid"]["default"] = "unknown"


def drop_default(schema: Document) -> None:
    del article(schema)["guid"]["default"]


def change_deep_inside(schema: Document) -> None:
    del schema["$defs"]["Source"]["properties"]["domain"]


def change_items(schema: Document) -> None:
    article(schema)["paragraphs"]["items"] = {"type": "string"}


def open_part(schema: Document) -> None:
    schema["additionalProperties"] = True


@pytest.mark.parametrize(
    ("plant", "words"),
    [
        (remove_field, "message.title: was removed"),
        (add_required_field, "message.desk: is required and was not"),
        (require_field, "message.guid: is required and was not"),
        (free_field, "message.title: is no longer always there"),
        (change_type, "message.revision: its type was integer and is string"),
        (change_format, "message.article_id: its format was uuid and is uri"),
        (narrow_bound, "message.revision: its minimum was 1 and is 2"),
        (drop_alternative, "message.guid: it had 2 alternatives and has 1"),
        (change_alternative, "message.guid|0: its type was string and is integer"),
        (remove_value, "message.via: the value 'wire' was removed"),
        (add_value, "message.via: the value 'pigeon' was added"),
        (open_enumeration, "message.via: its values are no longer a closed list"),
        (change_default, "message.guid: its default was None and is 'unknown'"),
        (drop_default, "message.guid: its default was None and is 'nothing'"),
        (change_deep_inside, "message.source.domain: was removed"),
        (change_items, "message.paragraphs[]: its type was object and is string"),
        (open_part, "message: its additionalProperties was False and is True"),
    ],
)
def test_a_planted_incompatible_change_is_found(
    plant: Callable[[Document], None], words: str
) -> None:
    """Each rule of compatibility can fail, and says where and why."""
    old = golden(ArticleFetched)
    new = copy.deepcopy(old)
    plant(new)
    assert words in "\n".join(incompatible(old, new))


def test_an_added_optional_field_and_a_better_description_are_compatible() -> None:
    """Growth is free: readers ignore the fields that they do not know."""
    old = golden(ArticleFetched)
    new = copy.deepcopy(old)
    article(new)["desk"] = {"type": "string", "default": ""}
    article(new)["title"]["description"] = "The headline, told better."
    new["$defs"]["Desk"] = {"type": "object"}
    assert incompatible(old, new) == []


def test_a_schema_that_refers_to_itself_is_compared_to_its_end() -> None:
    """Recursion in a schema does not become recursion without end."""
    node = {"properties": {"next": {"$ref": "#/$defs/Node"}}, "type": "object"}
    document = {"$defs": {"Node": node}, "$ref": "#/$defs/Node"}
    assert incompatible(document, document) == []


def test_the_generator_writes_all_and_then_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A second run finds everything as it should be."""
    assert generate.main(tmp_path) == 0
    assert capsys.readouterr().out.count("wrote ") == len(generate.outputs())
    assert generate.main(tmp_path) == 0
    assert capsys.readouterr().out == ""


def test_the_generator_refuses_to_overwrite_a_schema_that_the_models_break(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``make docs`` cannot be used to wave an incompatible change through."""
    generate.main(tmp_path)
    path = tmp_path / "shared" / "schemas" / f"{ArticleFetched.message_type}.json"
    older = golden(ArticleFetched)
    article(older)["desk"] = {"type": "string"}
    path.write_text(json.dumps(older), encoding="utf-8")
    assert generate.main(tmp_path) == 1
    assert "message.desk: was removed" in capsys.readouterr().err
    assert json.loads(path.read_bytes()) == older


@pytest.mark.parametrize("message", [fetched(), enriched()])
def test_a_message_survives_the_way_through_a_stream(message: Message) -> None:
    """What is read is what was written, field for field."""
    fields = {name.encode(): value.encode() for name, value in encode(message).items()}
    assert decode(fields, type(message)) == message


def test_a_reader_ignores_a_field_that_it_does_not_know() -> None:
    """An old subscriber survives a newer writer, in nested parts too."""
    fields = {name.encode(): value.encode() for name, value in encode(fetched()).items()}
    document = json.loads(fields[b"data"])
    document["desk"] = "foreign"
    document["source"]["colour"] = "pink"
    fields[b"data"] = json.dumps(document).encode()
    assert decode(fields, ArticleFetched) == fetched()


@pytest.mark.parametrize("place", ["article", "source"])
def test_a_writer_refuses_a_field_that_is_not_declared(place: str) -> None:
    """A misspelled field is an error where it is written, not a silence where it is read."""
    document = enriched().model_dump()
    (document["source"] if place == "source" else document)["tittle"] = "Oops"
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        ArticleEnriched.model_validate(document)

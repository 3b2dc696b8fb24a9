"""Links "the minister", "Russia's top diplomat" and "he" to the one person they fit. Pure."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.messages import TextField
from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.lexicon import Lexicon, Words
from dateline_enrich.entities.people import Gender, gender
from dateline_enrich.entities.reading import FIELDS, Cluster, FoundRole, Reading, Readings, Spot
from dateline_enrich.entities.roles import country_in
from dateline_enrich.entities.runs import Sentence

_DETERMINERS = frozenset({"the", "our", "his", "her", "their", "its", "my", "this"})
_LESSER = frozenset({"vice", "deputy", "former", "ex", "assistant", "prime", "acting", "late"})
"""Of two offices with one head word, these make another one: vice president, prime minister."""
_LOOK_BACK = 3
"""Paragraphs back to which "the minister" may reach."""
_MANY = 64
"""Candidates above which no phrase fits exactly one, and looking would take quadratic time."""


class Phrase(NamedTuple):
    """A role that stands for its bearer."""

    reading: Reading
    start: int
    end: int
    core: Words
    """Its words in lower case, without article and country: top diplomat."""
    country: str | None


class _Bearer(NamedTuple):
    cluster: Cluster
    words: frozenset[str]
    head: str
    country: str | None
    first: tuple[int, int]
    """Where the article first names the person."""


class _Trail:
    """Which people each paragraph names, and where; the last few of each."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._named: dict[tuple[TextField, int], list[tuple[int, Cluster]]] = {}

    def note(self, cluster: Cluster, spot: Spot) -> None:
        """Remember a mention."""
        number = self._readings[spot.field].paragraph_number(spot.start)
        named = self._named.setdefault((spot.field, number), [])
        insort(named, (spot.start, cluster), key=_start)

    def before(self, field: TextField, number: int, offset: int) -> list[tuple[int, Cluster]]:
        """The people named in a paragraph before an offset, and where."""
        named = self._named.get((field, number), [])
        stop = bisect_left(named, offset, key=_start)
        return named[max(0, stop - _MANY) : stop]


def _start(named: tuple[int, Cluster]) -> int:
    return named[0]


def link_phrases(groups: Groups, readings: Readings, lexicon: Lexicon) -> None:
    """Add role phrases and pronouns to the people they mean, where exactly one fits."""
    people = groups.of_family("person")
    trail = _Trail(readings)
    for cluster in people:
        for spot in cluster.spots:
            trail.note(cluster, spot)
    bearers = _bearers(people, readings)
    for field in FIELDS:
        reading = readings.get(field)
        if reading is None:
            continue
        for phrase in find_phrases(groups, reading):
            cluster, rule = _bracketed(groups, phrase), "role_bracket"
            if cluster is None:
                cluster, rule = _bearer_of(phrase, bearers, trail, lexicon), "role"
            if cluster is not None:
                _attach(groups, trail, cluster, _spot(phrase, cluster, rule))
    genders = {id(cluster): gender(cluster.name, lexicon) for cluster in people}
    for reading in readings.values():
        _link_pronouns(groups, reading, trail, genders)


def _attach(groups: Groups, trail: _Trail, cluster: Cluster, spot: Spot) -> None:
    groups.add(cluster, spot)
    trail.note(cluster, spot)


def _spot(phrase: Phrase, cluster: Cluster, rule: str) -> Spot:
    text = phrase.reading.text[phrase.start : phrase.end]
    field = phrase.reading.field
    return Spot(field, phrase.start, phrase.end, text, cluster.type, 0.8, rule, "role")


def find_phrases(groups: Groups, reading: Reading) -> Iterator[Phrase]:
    """Find the noun phrases that name a person by an office."""
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.stop):
            word = sentence.words[index]
            if word.lower() in reading.lexicon.cues["office"]:
                phrase = _phrase_at(groups, reading, sentence, index)
                if phrase is not None:
                    yield phrase


def _phrase_at(groups: Groups, reading: Reading, sentence: Sentence, index: int) -> Phrase | None:
    """Read the phrase whose head stands at a token; ``None`` if it is a title or names no one."""
    following = sentence.at(index + 1)
    stop = index + 1
    if following.lower() in reading.lexicon.cues["office"] or following[:1].isupper():
        return None
    if following in {"of", "for"}:
        entry = reading.lexicon.names.longest(sentence.words, index + 2, sentence.stop) if (
            sentence.at(index + 2)
        ) else None  # fmt: skip
        if entry is None:
            return None
        stop = index + 2 + entry[0]
    first, core = _core(sentence, index)
    start = _determined(sentence, first)
    if start is None and (reading.field == "body" or first == index - len(core) + 1):
        return None
    first = first if start is None else start
    if groups.at(reading.field, reading.tokens[index].start) is not None:
        return None
    country = country_in(reading, first, stop)
    return Phrase(reading, reading.tokens[first].start, reading.tokens[stop - 1].end, core, country)


def _core(sentence: Sentence, index: int) -> tuple[int, Words]:
    """Read leftwards from an office: its modifiers, then the country's name.

    Returns:
        Where the phrase begins, without its article; and the office with its modifiers.
    """
    cues = sentence.lexicon.cues
    first = index
    while (word := sentence.at(first - 1).lower()) and (
        word in cues["office_modifier"] or word in cues["office"]
    ):
        first -= 1
    core = tuple(sentence.words[position].lower() for position in range(first, index + 1))
    while first > sentence.first:
        if sentence.at(first - 1) == "'s":
            first -= 1
        for length in (3, 2, 1):
            begin = first - length
            if begin >= sentence.first:
                known = sentence.lexicon.names.longest(sentence.words, begin, first)
                if known is not None and known[0] == length:
                    return begin, core
        break
    if sentence.at(first) == "'s":
        first += 1
    return first, core


def _determined(sentence: Sentence, first: int) -> int | None:
    """Find where a definite phrase begins: at its article, or at the owner's name."""
    if sentence.at(first - 1).lower() in _DETERMINERS:
        return first - 1
    known = sentence.lexicon.names.longest(sentence.words, first, sentence.stop)
    if known is not None and sentence.at(first + known[0]) == "'s":
        return first
    return None


def _bracketed(groups: Groups, phrase: Phrase) -> Cluster | None:
    """The person whom an editor put in brackets after the phrase: Our president [Ada Venn]."""
    text = phrase.reading.text
    opening = text.find("[", phrase.end, phrase.end + 2)
    if opening < 0:
        return None
    cluster = groups.at(phrase.reading.field, opening + 1)
    return cluster if cluster is not None and cluster.type == "PERSON" else None


def _bearers(people: Sequence[Cluster], readings: Readings) -> dict[str, list[_Bearer]]:
    """The people who bear an office, by its head word."""
    found: dict[str, list[_Bearer]] = {}
    for cluster in people:
        first = min(spot.order for spot in cluster.spots)
        for role in cluster.roles:
            bearer = _bearer(cluster, role, readings[role.field], first)
            if bearer is not None:
                found.setdefault(bearer.head, []).append(bearer)
    return found


def _bearer(
    cluster: Cluster, role: FoundRole, reading: Reading, named: tuple[int, int]
) -> _Bearer | None:
    first, stop = reading.token_at(role.start), reading.token_at(role.end - 1) + 1
    words = [word.lower() for word in reading.words[first:stop]]
    head = ""
    for word in words:
        if word in {"of", "for", "at", "in"} and head:
            break
        if word in reading.lexicon.cues["office"]:
            head = word
    return _Bearer(cluster, frozenset(words), head, role.country, named) if head else None


def _bearer_of(
    phrase: Phrase, bearers: dict[str, list[_Bearer]], trail: _Trail, lexicon: Lexicon
) -> Cluster | None:
    """Find the one person whom a phrase fits: in the article, or else in the paragraphs before."""
    fitting = _fitting(phrase, bearers, lexicon)
    if len(fitting) == 1:
        return fitting[0].cluster if _known_by(phrase, fitting[0]) else None
    if not fitting or len(fitting) > _MANY:
        return None
    field = phrase.reading.field
    number = phrase.reading.paragraph_number(phrase.start)
    for back in range(_LOOK_BACK + 1):
        named = {id(each) for _, each in trail.before(field, number - back, phrase.start)}
        near = [each.cluster for each in fitting if id(each.cluster) in named]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _known_by(phrase: Phrase, bearer: _Bearer) -> bool:
    """Tell whether the reader can know the person: named before, or the country is said."""
    here = (FIELDS.index(phrase.reading.field), phrase.start)
    return phrase.country is not None or bearer.first < here


def _fitting(phrase: Phrase, bearers: dict[str, list[_Bearer]], lexicon: Lexicon) -> list[_Bearer]:
    cores = [phrase.core]
    for called, office in lexicon.synonyms:
        if phrase.core[-len(called) :] == called:
            cores.append(phrase.core[: -len(called)] + office)
    found: dict[int, _Bearer] = {}
    for core in cores:
        for bearer in bearers.get(core[-1], ())[: _MANY + 1]:
            if _fits(core, phrase.country, bearer):
                found[id(bearer.cluster)] = bearer
    return list(found.values())


def _fits(core: Words, country: str | None, bearer: _Bearer) -> bool:
    asked = set(core) - {"current", "then"}
    lesser = (bearer.words & _LESSER) - asked
    return asked <= bearer.words and not lesser and country in {None, bearer.country}


def _link_pronouns(
    groups: Groups, reading: Reading, trail: _Trail, genders: dict[int, Gender | None]
) -> None:
    """Link he and she, outside quotations, to the one person of the sentences just before."""
    for sentence in reading.sentences:
        for index in range(sentence.first, sentence.stop):
            asked = _PRONOUNS.get(sentence.words[index])
            token = reading.tokens[index]
            if asked is None or reading.in_quotation(token.start):
                continue
            cluster = _antecedent(reading, index, trail, genders, asked)
            if cluster is not None:
                spot = Spot(reading.field, token.start, token.end, token.text, cluster.type, 0.7,
                            "pronoun", "pronoun")  # fmt: skip
                _attach(groups, trail, cluster, spot)


_PRONOUNS: dict[str, Gender] = {"he": "m", "He": "m", "she": "f", "She": "f"}


def _antecedent(
    reading: Reading, index: int, trail: _Trail, genders: dict[int, Gender | None], asked: Gender
) -> Cluster | None:
    """The one person of fitting gender in this sentence or, failing that, in the nearest before."""
    here = reading.tokens[index].start
    number = reading.paragraph_number(here)
    for back in (0, 1):
        people = [
            (start, cluster)
            for start, cluster in trail.before(reading.field, number - back, here)
            if not reading.in_quotation(start)
            and genders.get(id(cluster)) in {None, asked}
        ]  # fmt: skip
        if people:
            nearest = reading.sentence_number(reading.token_at(max(start for start, _ in people)))
            last = {
                id(cluster): cluster
                for start, cluster in people
                if reading.sentence_number(reading.token_at(start)) == nearest
            }
            return next(iter(last.values())) if len(last) == 1 else None
    return None

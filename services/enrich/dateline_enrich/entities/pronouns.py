"""Links he and she to the one person whom they fit. Pure."""

from __future__ import annotations

from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.lexicon import Lexicon
from dateline_enrich.entities.people import Gender, gender
from dateline_enrich.entities.reading import Cluster, Reading, Readings, Spot
from dateline_enrich.entities.trail import Trail

_PRONOUNS: dict[str, Gender] = {"he": "m", "He": "m", "she": "f", "She": "f"}


def link_pronouns(groups: Groups, readings: Readings, trail: Trail, lexicon: Lexicon) -> None:
    """Add to each person the pronouns that mean no one else."""
    people = groups.of_family("person")
    genders: dict[int, Gender | None] = {
        id(cluster): gender(cluster.name, lexicon) for cluster in people
    }
    for reading in readings.values():
        _in_text(groups, reading, trail, genders)


def _in_text(
    groups: Groups, reading: Reading, trail: Trail, genders: dict[int, Gender | None]
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
                groups.add(cluster, spot)
                trail.note(cluster, spot)


def _antecedent(
    reading: Reading, index: int, trail: Trail, genders: dict[int, Gender | None], asked: Gender
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

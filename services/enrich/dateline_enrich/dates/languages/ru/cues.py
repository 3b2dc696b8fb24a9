"""The words of Russian around an expression: tense, ranges, names, sentence borders. Pure."""

from __future__ import annotations

import re
from typing import Final

from dateline_enrich.dates.language import Links, Names, Tense

_SOON: Final = (
    r"(?:рассмотр|обсуд|провед|пройд|состо|откро|закро|начн|законч|заверш|продл|вступ|выступ|прим"
    r"|объяв|оглас|опублик|представ|подпиш|встрет|посет|прибуд|приед|собер|подорожа|запуст|заработа"
    r"|верн|отправ|получ|ста|стартуе|появ|сможе|смогу|сыгра|созда|постро|покаж|реши|огранич|перекро"
    r"|повы|сниз|обеща)[а-я]{0,6}[еиюуая]т(?:ся)?"
)
"""Verbs of one finished act, whose present form is their future."""
_WILL: Final = (
    rf"(?:буд(?:ет|ут)|планиру[а-я]{{1,5}}|намерен[аы]?|ожида[а-я]{{2,5}}|предсто[яи]т|долж[а-я]{{2,3}}"
    rf"|(?:на|за)?(?:значен|планирован|мечен)[аоы]?|перенес[а-я]{{2,4}}|готов[а-я]{{1,5}} к"
    rf"|собира[а-я]{{2,5}}ся|{_SOON})"
)
_DID: Final = r"[а-я]{2,14}[аеияыоу](?:л|ла|ло|ли|лся|лась|лось|лись)"

TENSE: Final = Tense(
    ahead=re.compile(
        rf"(?<!\w)(?:{_WILL}|начина[а-я]{{2,5}}|осталось|следующ[а-я]{{2,3}}|предстоящ[а-я]{{2,3}}"
        r"|до(?=\s{1,4}$)|к(?=\s{1,4}$)|завтра|может|могут|хот[а-я]{2,4}|срок[а-я]{0,2})(?!\w)"
    ),
    behind=re.compile(rf"(?<!\w)(?:{_DID}|был[аои]?|стал|прош[её]л|вышел|погиб|назад|ранее)(?!\w)"),
    planned=re.compile(rf"(?<!\w)(?:{_WILL}|до(?=\s{{1,4}}$)|не позднее)(?!\w)"),
    reported=re.compile(rf"(?<!\w){_DID}(?!\w)"),
    planned_after=re.compile(rf"[^.,;!?\n]{{0,24}}?(?<!\w){_WILL}(?!\w)"),
)

LINKS: Final = Links(
    to=re.compile(r"\s{0,4}(?:-|по|до|и)\s{0,4}"),
    only_opened=frozenset({"и", "до"}),
    opener=re.compile(r"(?<!\w)(?:с|со|от|между)\s{1,4}$"),
    clock_after_day=re.compile(
        r",?\s{1,4}(?:(?:примерно|около|ровно|в|во|к|до|с|после)\s{1,4}){0,2}"
    ),
    day_after_clock=re.compile(r",?\)?,?\s{1,4}(?:\([^)\n]{1,20}\)\s{1,4})?(?:во?\s{1,4})?"),
)

NAMES: Final = Names(
    small=frozenset({
        "weekday", "weekday_part", "weekdays", "month", "relative_day", "relative_day_part", "step",
        "step_bare", "weekend", "day_part", "part_of_day", "narrated_day", "day_beside", "vague",
        "length", "length_of_one", "directed_length", "distance", "distance_of_one", "season",
        "clock_named", "clock_hours", "every", "adverb_of_frequency", "units_ago",
    }),
    known=re.compile(
        r"«(?<=[а-яё\d] «)[А-ЯЁ][^«»\n.?,:;]{0,40}»|\"(?<=[а-яё] \")[А-ЯЁ][^\"\n.?,:;]{0,40}\""
        r"|\b(?:[Уу]лиц[аеуы]|[Уу]л\.|[Пп]лощад[иь]|[Пп]роспект[ае]?|имени"
        r"|станци[яиею]) \d{1,2} [А-Я][а-я]{2,8}"
        r"|\b(?:Марта|Августа?|Май) [А-ЯЁ][а-яё]{2,20}|(?i:час(?:а|у|ом)? пик\b"
        r"|минут[ауыо]й? молчания)"
    ),
    after_weekday=re.compile(r"(?!)"),
)  # fmt: skip

CLOCK_TAIL: Final = re.compile(r"[:.][0-5]\d(?!\d)")

SENTENCE: Final = re.compile(
    r"(?<=[.!?\u2026])(?<!\b[А-ЯЁA-Z]\.)(?<!\b(?:ул|им)\.)(?<!\b(?:тыс|руб|млн|стр|ред|обл)\.)"
    r"(?<!\b(?:янв|фев|апр|авг|сен|окт|ноя|дек)\.)(?:(?<!\b[гв]\.)(?<!\bгг\.)(?<!\bвв\.)"
    r"|(?<=[\dXIV] [гв]\.))"
    r"[\"»)\u201d]{0,2}\s{1,8}(?=[А-ЯЁA-Z\"«(\u201e\u2014\u2013-])|\n[^\S\n]{0,8}\n"
)

COMPANY: Final = re.compile(
    r"(?<!\w)(?:квартал[а-я]{0,2}|чист[а-я]{2,3} (?:прибыл|убыт)[а-я]{1,3}|выручк[а-я]{1,2}|ebitda"
    r"|прибыль на акцию)(?!\w)"
)

"""The dates of datelines, in the languages that agencies write them in. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

# As datelines have them: nominative or genitive, and abbreviations.
_MONTHS = """
january januar janvier enero gennaio janeiro januari janúar január ianuarie siječnja jaanuar ocak
tammikuuta styczeń stycznia leden ledna январь января янв січня януари јануара sausio janvāris
janvārī jan ene gen;
february februar février fevrier febrero febbraio fevereiro februari febrúar február februarie
veljače veebruar şubat helmikuuta luty lutego únor února фев феврал февраля февраль лютого
февруари фебруара vasario februāris feb fév febr fev;
march märz maerz mars marzo março marco maart marts marec marca március martie ožujka märts mart
maaliskuuta marzec březen března март марта мар березня kovo maret mac mar mrz mär;
april avril abril aprile aprill április aprilie travnja nisan huhtikuuta kwiecień kwietnia duben
dubna апрель апреля апр квітня април априла balandžio aprīlis abr apr avr;
may mai mayo maggio maio mei maj mája május svibnja may\u0131s toukokuuta maja květen května май мая
травня маја gegužės maijs mag;
june juni juin junio giugno junho júní júna június iunie lipnja juuni haziran kesäkuuta czerwiec
czerwca červen června июнь июня июн червня юни јуна birželio jūnijs jun giu;
july juli juillet julio luglio julho júlí júla július iulie srpnja juuli temmuz heinäkuuta lipiec
lipca červenec července июль июля июл липня юли јула liepos jūlijs jul lug juil;
august août aout agosto augustus augusti ágúst augusta augusztus kolovoza ağustos elokuuta
sierpień sierpnia srpen srpna август августа авг серпня rugpjūčio augusts ogos agustus aug ago aoû;
september septembre septiembre settembre setembro septembra szeptember septembrie rujna eylül
syyskuuta wrzesień września září сентябрь сентября сен вересня септември септембра rugsėjo
septembris sep sept set;
october oktober octobre octubre ottobre outubro október októbra octombrie oktoober ekim lokakuuta
październik października říjen října октябрь октября окт жовтня октомври октобра spalio oktobris
oct okt ott out;
november novembre noviembre novembro novembra noiembrie studenoga kas\u0131m marraskuuta listopadu
ноябрь ноября ноя ноември новембра lapkričio novembris nov;
december dezember décembre decembre diciembre dicembre dezembro desember decembra decembrie
prosinca detsember aral\u0131k joulukuuta grudzień grudnia prosinec prosince декабрь декабря дек
грудня декември децембра gruodžio decembris disember dec déc dic dez des dis
"""
"""Left out on purpose: "listopada", which is October in Zagreb and November in Warsaw."""

_NUMBERS = {
    name.casefold(): number
    for number, names in enumerate(_MONTHS.split(";"), 1)
    for name in names.split()
}
_WEEKDAY_NAMES = """
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi
jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì
mercoledì giovedì venerdì sabato domenica hétfő kedd szerda csütörtök péntek szombat vasárnap
pondělí úterý středa čtvrtek pátek sobota neděle poniedziałek wtorek środa czwartek piątek
niedziela måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maandag
dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
_WEEKDAYS = frozenset(_WEEKDAY_NAMES.split())

_WORD = r"(?P<month>[^\W\d_]{3,13})"
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})"
_ORDINAL = "(?:st|nd|rd|th|er|[.º°])?"
_SHORT = r"(?:(?P=mark)(?P<short>\d{4}|\d\d)?)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WORD}\.?\s{{0,2}}{_DAY}(?:st|nd|rd|th)?(?:,?\s{{1,2}}{_YEAR}(?!\d))?(?!\d)",
        rf"{_DAY}{_ORDINAL}\s{{0,2}}(?:de\s|of\s)?{_WORD}\b\.?(?:,?\s(?:del?\s)?{_YEAR}(?!\d)\.?)?",
        rf"{_YEAR}\.\s{_WORD}\s{_DAY}\.?",
        rf"{_YEAR}-(?P<number>\d\d)-{_DAY}(?!\d)",
        rf"(?:ngày\s)?{_DAY}(?P<mark>[./-])(?P<number>\d{{1,2}}){_SHORT}(?!\d)",
    )
)
_WEEKDAY = re.compile(r"(?P<word>[^\W\d_]{2,12})\.?,?\s{1,2}(?:(?:the|le|el|den|der|am)\s)?")
_ARTICLE = re.compile(r"(?:the|le|el|den|am)\s")
_TRAILING_WEEKDAY = re.compile(r",\s{1,2}(?P<word>[^\W\d_]{2,12})\b")


class WrittenDate(NamedTuple):
    """A date, and where it ends."""

    iso: str
    """``2017-12-27``, or ``--12-27`` where the year is not written."""
    end: int


def read_date(text: str, at: int) -> WrittenDate | None:
    """Read the date that stands at a place: ``Dec 27``, ``27 de diciembre``, ``27.12.``.

    Numbers alone are day before month, as everywhere but in America, whose agencies write words.
    A weekday may stand before it or behind.

    Returns:
        ``None`` where no date stands there, or one that no calendar has.
    """
    weekday, article = _WEEKDAY.match(text, at), _ARTICLE.match(text, at)
    if weekday and weekday["word"].casefold() in _WEEKDAYS:
        at = weekday.end()
    elif article:
        at = article.end()
    for form in _FORMS:
        match = form.match(text, at)
        written = _iso(match) if match else None
        if match and written:
            trailing = _TRAILING_WEEKDAY.match(text, match.end())
            is_weekday = trailing and trailing["word"].casefold() in _WEEKDAYS
            return WrittenDate(written, trailing.end() if trailing and is_weekday else match.end())
    return None


def is_weekday(word: str) -> bool:
    """Whether a word is the name of a day of the week."""
    return word.casefold() in _WEEKDAYS


def month_named(word: str) -> int | None:
    """1 for ``Januar``, 12 for ``ДЕК.``; ``None`` where it names no month."""
    return _NUMBERS.get(word.rstrip(".").casefold())


def _iso(match: re.Match[str]) -> str | None:
    parts = match.groupdict()
    month = int(parts["number"]) if parts.get("number") else month_named(parts.get("month") or "")
    year = _year(parts.get("year") or parts.get("short"))
    day = int(parts["day"])
    if month is None or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        return None
    # 2000 is a leap year, so that February 29 without a year is let through.
    if not 1 <= day <= monthrange(year or 2000, month)[1]:
        return None
    return f"{year or '-'}-{month:02}-{day:02}"


def _year(written: str | None) -> int | None:
    """A year of two digits is of this century: files by wire are younger than it."""
    if not written:
        return None
    return int(written) if len(written) > 2 else 2000 + int(written)  # noqa: PLR2004 - two digits

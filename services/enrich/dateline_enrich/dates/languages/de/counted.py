"""The words of German that make four figures beside them no year. Pure."""

from __future__ import annotations

from typing import Final

NAMES: Final = frozenset({
    "resolution", "nr", "nummer", "seite", "seiten", "artikel", "paragraf", "paragraph", "absatz",
    "flug", "boeing", "airbus", "version", "raum", "zimmer", "kapitel", "typ", "modell", "linie",
    "agenda", "bundesstraße", "autobahn", "rund", "etwa", "fast", "knapp", "ungefähr", "circa",
    "ca", "mindestens", "höchstens", "über", "nur", "weitere", "insgesamt", "weniger", "index",
    "windows", "punkt", "kanal", "zeile", "akte", "aktenzeichen", "rand", "plz", "tempo",
})  # fmt: skip
ANNOUNCING: Final = frozenset({
    "seit", "von", "bis", "um", "anno", "nach", "vor", "ab", "in", "im", "jahr", "jahre", "und",
    "oder", "bereits", "schon", "erst", "noch", "zwischen", "sommer", "winter", "herbst",
})  # fmt: skip
"""Words before a year."""
COUNTED: Final = frozenset({
    "euro", "dollar", "franken", "mark", "rubel", "pfund", "yen", "cent", "prozent", "punkte",
    "punkten", "menschen", "personen", "leute", "mitarbeiter", "mitarbeitern", "beschäftigte",
    "beschäftigten", "stellen", "soldaten", "polizisten", "tote", "toten", "tonnen", "meter",
    "metern", "kilometer", "kilometern", "quadratmeter", "quadratmetern", "kubikmeter",
    "kubikmetern", "hektar", "liter", "stunden", "minuten",
    "tage", "tagen", "jahre", "jahren", "wochen", "millionen", "milliarden", "mal", "seiten",
    "betten", "einwohner", "einwohnern", "besucher", "besuchern", "zuschauer", "zuschauern",
    "fans", "teilnehmer", "teilnehmern", "fälle", "fällen", "häuser", "wohnungen", "autos",
    "fahrzeuge", "fahrzeugen", "flüge", "plätze", "plätzen", "kinder", "kindern", "schüler",
    "studenten", "studierende", "flüchtlinge", "migranten", "demonstranten", "anhänger",
    "anhängern", "lichtjahre", "lichtjahren", "kilo", "kilogramm", "gramm", "watt", "kilowatt",
    "megawatt", "ps", "km", "m", "kg", "stück", "exemplare", "exemplaren", "arbeitsplätze",
    "arbeitsplätzen", "haushalte", "haushalten", "betriebe", "betrieben", "filialen", "unternehmen",
    "mitglieder", "mitgliedern", "delegierte", "delegierten", "stimmen", "gäste", "gästen",
    "patienten", "höhenmeter", "höhenmetern", "verletzte", "verletzten", "tiere", "hühner",
})  # fmt: skip

"""The words of French that make four figures beside them no year. Pure."""

from __future__ import annotations

from typing import Final

NAMES: Final = frozenset({
    "résolution", "no", "numéro", "page", "pages", "article", "articles", "vol", "boeing",
    "airbus", "version", "chambre", "salle", "chapitre", "type", "modèle", "ligne", "route",
    "indice", "quelque", "environ", "près", "presque", "canal", "dossier", "décret", "directive",
    "windows", "code", "unité", "lot", "seulement", "règlement", "convention", "altitude", "norme",
})  # fmt: skip
ANNOUNCING: Final = frozenset({
    "en", "de", "depuis", "vers", "avant", "après", "dès", "et", "an", "année", "à", "entre",
    "jusqu", "ou", "été", "hiver", "printemps", "automne", "du",
})  # fmt: skip
"""Words before a year."""
COUNTED: Final = frozenset({
    "euros", "dollars", "francs", "livres", "roubles", "yens", "centimes", "personnes", "gens",
    "salariés", "salariées", "employés", "ouvriers", "emplois", "postes", "soldats", "militaires",
    "policiers", "gendarmes", "morts", "blessés", "tonnes", "mètres", "kilomètres", "hectares",
    "litres", "heures", "minutes", "jours", "ans", "années", "mois", "semaines", "millions",
    "milliards", "fois", "pages", "lits", "habitants", "visiteurs", "spectateurs", "supporters",
    "participants", "cas", "maisons", "logements", "voitures", "véhicules", "vols", "places",
    "enfants", "élèves", "étudiants", "réfugiés", "migrants", "manifestants", "kilos", "grammes",
    "watts", "mégawatts", "chevaux", "km", "m", "kg", "exemplaires", "foyers", "entreprises",
    "magasins", "membres", "délégués", "voix", "invités", "patients", "femmes", "hommes",
    "points", "signatures", "arbres", "victimes", "civils", "combattants", "familles", "communes",
    "bénévoles", "pompiers", "coureurs", "pèlerins", "dossiers", "plaintes", "pièces", "marches",
})  # fmt: skip

import { byName } from './by-name.ts';
import { nameParts } from './id-names.ts';
import { rankNameOf } from './rank-names.ts';

/** Numbers that runners wear. */
const bibWords = new Set(
  'bib bibs dossard dossards doss dorsal dorsales pettorale pettorali peitoral startnummer startnr stnr rugnummer nummerlapp nummerlap rintanumero rajtszám zekken'.split(
    ' ',
  ),
);
const bibName =
  /(?:numer|nr) startowy|start(?:ovní|ové) číslo|стартов(?:ый|ий) номер|göğüs n|race (?:no|number)|ゼッケン|号码布|参赛号|배번/iu;

/** Whether a column's name is that of the numbers that runners wear. */
export const isBibName = byName(
  (name): boolean => bibName.test(name) || bibWords.has(nameParts(name).at(-1) ?? ''),
);

/** How long somebody ran, by names that could be times of day elsewhere. */
const resultName =
  /(?<!\p{L})(?:times?|chip ?times?|gun ?times?|net ?times?|finish|result|temps|chrono|(?:lauf|ziel|end|netto|brutto|renn|gesamt)?zeit|ergebnis|tiempos?|tempos?|tijd|eindtijd|czas|wynik|čas|výsledek|(?:slut)?tid|resultat|aika|tulos|süre|derece|время|результат|час|χρόνος|idő|waktu|thời gian)(?!\p{L})|成绩|タイム|記録|기록/iu;

/** Whether a column's name can be that of the time of a race. */
export function isRaceTimeName(name: string): boolean {
  return resultName.test(name.replace(/_/g, ' '));
}

/** Names of columns that only lists of athletes have: club, age group, licence. */
const runnerName =
  /(?<!\p{L})(?:clubs?|verein|klub|seura|kerho|società|vereniging|sportclub|förening|klubb|spolek|oddíl|egyesület|kulüp|клуб|age ?group|ag|ak|altersklasse|catégorie|cat|athlet\p{L}*|runner|läufer(?:in)?|coureur|rider|swimmer|licen[cs]e)(?!\p{L})|クラブ|選手/iu;

/** Whether a list with such columns is one of runners: where each came in, and the number or the class of each. */
export function areRunners(names: readonly string[]): boolean {
  const ranks = names.filter((name) => rankNameOf(name) !== undefined);
  return (
    ranks.length > 1 || (ranks.length > 0 && names.some((name) => isBibName(name) || runnerName.test(name)))
  );
}

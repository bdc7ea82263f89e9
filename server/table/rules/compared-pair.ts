import type { Choice } from '../choice.ts';
import { measureIn, numbersIn, type Facts } from '../facts.ts';
import { labelOf } from '../label.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { choiceWith } from './choice-of.ts';
import { largest, neverRises } from '../value-checks.ts';

const [minRows, maxRows] = [2, 24];
/** Beyond this ratio the smaller of two bars is hardly seen. */
const maxRatio = 25;

/** Words that tell two figures of one thing apart: what it was and is, what was meant and came out, what there is and is in use. */
const opposites: readonly (readonly [one: RegExp, other: RegExp])[] = [
  [
    /(?<!\p{L})(?:before|pre|avant|vorher|antes|prima)(?!\p{L})|前/iu,
    /(?<!\p{L})(?:after|post|après|nachher|después|depois|dopo)(?!\p{L})|后/iu,
  ],
  [
    /(?<!\p{L})(?:budget(?:ed)?|plan(?:ned)?|forecast|soll|presupuesto|orçamento|prévu|previsto|预算|计划)(?!\p{L})/iu,
    /(?<!\p{L})(?:actuals?|spent|ist|real|réel|réalisé|realizado|effettivo|实际)(?!\p{L})/iu,
  ],
  [
    /(?<!\p{L})(?:installed|installés?|capacity|capacité|kapazität|capacidad)(?!\p{L})/iu,
    /(?<!\p{L})(?:occupied|occupés?|used|utilisés?|belegt|ocupad[ao]s?)(?!\p{L})/iu,
  ],
];

/** Of a league: games behind the first, a place or a share beside wins and losses are no parts of the same. */
const [wins, losses] = [
  /^(?:w|wins?|won|siege|victoires?|gagnés?|victorias|ganados|vitórias|vittorie|vinte|胜|勝)$/i,
  /^(?:l|loss(?:es)?|lost|niederlagen|défaites?|perdus?|derrotas|perdidos|sconfitte|perse|负|敗)$/i,
];
const pointsName = /point|punkt|punt[io]|pontos|^pts\.?$|积分|勝点/i;

/** Two measures that are there to be compared, side by side for each name; a difference or other figures beside them are left to the menu. */
export function comparedPair(facts: Facts): Choice | undefined {
  const label = labelOf(facts);
  const { rows } = facts.table;
  if (label === undefined || facts.distinct(label) < rows || facts.times.length > 0) return undefined;
  if (rows < minRows || rows > maxRows || facts.measures.length < 3) return undefined;
  const values = pairIn(facts);
  if (!values) return undefined;
  const found = andPhrase(countPhrase(rows, 'category'), (words) =>
    words.someMeasures(values.length, facts.measures.length),
  );
  return choiceWith('grouped-bars', { label, values }, facts, found);
}

/** The first pair; two of them, such as waits and patients before and after, are of the first. */
function pairIn(facts: Facts): readonly number[] | undefined {
  const nameAt = (at: number): string => facts.column(at).name.trim();
  const won = facts.measures.find((at) => wins.test(nameAt(at)));
  const lost = facts.measures.find((at) => losses.test(nameAt(at)));
  const hasPoints = facts.measures.some((at) => pointsName.test(nameAt(at)));
  if (won !== undefined && lost !== undefined && !hasPoints && areResults(facts, won, lost))
    return [won, lost];
  for (const one of facts.measures)
    for (const other of facts.measures)
      if (one !== other && areOpposite(facts, one, other) && shareAxis(facts, one, other))
        return [one, other].toSorted((a, b) => a - b);
  return undefined;
}

/** W and L alone may be the width and length of things: a table of results goes down by what was won. */
function areResults(facts: Facts, won: number, lost: number): boolean {
  if (facts.column(won).name.trim().length > 1) return true;
  const games = numbersIn(facts, won);
  const areWhole = [...games, ...numbersIn(facts, lost)].every(Number.isInteger);
  return areWhole && neverRises(games);
}

function areOpposite({ column }: Facts, one: number, other: number): boolean {
  return opposites.some(([first, second]) => {
    const [name, otherName] = [bareName(column(one).name), bareName(column(other).name)];
    if (!first.test(name) || !second.test(otherName)) return false;
    return withoutSigns(name.replace(first, '')) === withoutSigns(otherName.replace(second, ''));
  });
}

/** Without a note in brackets at its end. */
function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[_\s]+/gu, ' ')
    .replace(/\s*[([（][^)\]）]*[)\]）]\s*$/u, '');
}

function withoutSigns(name: string): string {
  return name.replace(/[^\p{L}\p{N}]+/gu, '');
}

function shareAxis(facts: Facts, one: number, other: number): boolean {
  const units = [one, other].map((at) => measureIn(facts, at)?.unit);
  const sizes = [one, other].map((at) => largest(numbersIn(facts, at))).toSorted((a, b) => a - b);
  const [least = 0, most = 0] = sizes;
  return (units[0] === units[1] || units.includes(undefined)) && least > 0 && most <= maxRatio * least;
}

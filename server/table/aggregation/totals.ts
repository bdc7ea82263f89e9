import type { Roles } from '../choice.ts';
import { categoryIn, numbersIn, type Facts } from '../facts.ts';
import { isInCurrency, usualCurrency } from '../cells/currencies.ts';
import { namesMeasures } from '../names-measures.ts';
import type { Axis } from './axis.ts';
import type { RowFilter } from './aggregation.ts';
import type { Grouping } from './grouping.ts';
import type { Quantity } from './quantity.ts';
import { wholeKind } from './whole-kind.ts';

const totalName =
  /^(?:total|totals?|all|_?t|_total|sum|both|both sexes|all (?:ages|sexes|sectors|items|causes|industries|products|regions|ages.*)|overall|insgesamt|gesamt|alle|summe|ensemble|totale|tous|toutes|todos|todas|totaal|celkem|razem|ogółem|totalt|alla|i alt|hele landet|合计|总计|全部|全体|計|总和)$/i;
/** What adds up to all others with such a name is no part: `All districts`, `Berlin insgesamt`. */
const wholeName =
  /^(?:total|all|alle|gesamt|tous les|toutes les|todos los|todas las|tutti i|tutte le|todos os|todas as)\s+\S+(?:\s\S+)?$|\s(?:total|insgesamt|gesamt|totaal|totale)$|^(?:所有|全(?:市|国|國|省|区|県|都|体))|(?:合计|总计|合計)$/iu;
const mostNames = 60;

/**
 * Where a column that is neither drawn nor named has a member for the total of the others, its rows alone: the ages of a population, and all of
 * them, would count everybody twice. Of a column that tells measures or units apart the rows of the first, of one of currencies those of the usual one.
 */
export function totalRows(facts: Facts, { label, group, values }: Roles): readonly RowFilter[] {
  return facts.categories.flatMap((column) => {
    if (column === label || column === group || facts.distinct(column) < 2) return [];
    if (facts.distinct(column) > mostNames) return [];
    const whole = areFactors(facts, label, group) ? wholeKind(facts, column, group ?? -1) : undefined;
    if (whole !== undefined) return [{ column, value: whole }];
    const texts = [...new Set(categoryIn(facts, column))];
    const { name } = facts.column(column);
    const currency = usualCurrency(name, facts.column(column).values);
    if (currency !== undefined) return areInOne(facts, values, currency) ? [] : [{ column, value: currency }];
    const measured =
      namesMeasures(name) || areAlternatives(name, texts)
        ? (texts.find((text) => mainVariant.test(text)) ?? texts[0])
        : undefined;
    const value = measured ?? texts.find((text) => totalName.test(text.trim()));
    return value === undefined ? [] : [{ column, value }];
  });
}

/** Amounts that were all changed into one currency; those of the others may be empty in such a column. */
function areInOne(facts: Facts, values: readonly number[], currency: string): boolean {
  return values.some(
    (at) =>
      isInCurrency(facts.column(at).name, currency) &&
      !numbersIn(facts, at).some((value) => Number.isNaN(value)),
  );
}

/** Numbers that were set in an experiment. */
function areFactors({ column }: Facts, ...at: readonly (number | undefined)[]): boolean {
  return at.every((one) => {
    const role = one === undefined ? undefined : column(one).role;
    return role?.role === 'id' && role.why === 'form';
  });
}

const alternative = /scenario|szenario|escenario|scénario|scenariusz|variante?\b|\bvariant/i;

/** As statistics offices call the variants of a projection. */
const variantName =
  /^(?:低位|中位|高位)$|^(?:low|medium|high|main|mittlere|untere|obere) (?:variant|scenario|assumption|variante)$/i;
const mainVariant = /^(?:中位|medium|main|mittlere)/i;

/** Futures of which one comes true, by the name of the column or of most of them: the middle one, or the first, is the main one. */
function areAlternatives(name: string, texts: readonly string[]): boolean {
  if (texts.every((text) => variantName.test(text))) return true;
  return alternative.test(name) || texts.filter((text) => alternative.test(text)).length > texts.length / 2;
}

/** The whole of all countries, whichever of them are beside it. */
const worldName = /^(?:world|worldwide|global|world total|earth|welt|monde|mundo|mondo|全球|世界)$/i;

/** Codes and names that statistics offices use for unions of countries, whatever their members. */
const unionName =
  /^(?:EU|EA|UE)[-_ ]?\d{0,2}(?:_\d{4})?$|^(?:EEA\d{0,2}|EFTA|OECD|OCDE|G7|G20|BRICS|ASEAN|OPEC)(?:[ _-].*)?$|^(?:european union|europäische union|union européenne|unión europea|unione europea|união europeia|europese unie|euro ?area|eurozone|euro-?(?:raum|währungsgebiet)|zone euro|zona euro|eurogebied|欧盟|欧元区|欧洲联盟)(?:[ ,(（-].*)?$/i;
const [minMembers, minPart] = [5, 0.4];

/**
 * The unions among countries, whose amounts hold those of their members once more: they are a good part of what all others have together, which
 * one region of a company hardly is. Of rates a union is one more.
 */
export function unionGroups(
  facts: Facts,
  { group, values: [value = -1] }: Roles,
  { groups }: Grouping,
  quantity: Quantity,
): readonly string[] {
  if (group === undefined || !groups || quantity === 'rate') return [];
  const texts = categoryIn(facts, group);
  const names = groups.firstRows.map((row) => texts[row] ?? '');
  const unions = [...names.keys()].filter((at) => unionName.test((names[at] ?? '').trim()));
  if (unions.length === 0 || names.length - unions.length < minMembers) return [];
  const sizes = sizesOfGroups(groups, numbersIn(facts, value));
  const members = sizes.reduce((sum, size, at) => (unions.includes(at) ? sum : sum + size), 0);
  return unions.filter((at) => (sizes[at] ?? 0) >= minPart * members).map((at) => names[at] ?? '');
}

/**
 * The group that is the sum of all others at nearly every label, by its name or of many, or the world beside countries; undefined if there is
 * none. Of rates the world is one more.
 */
export function totalGroup(
  facts: Facts,
  { group, values }: Roles,
  grouping: Grouping,
  quantity: Quantity,
): string | undefined {
  const [value = -1] = values;
  if (group === undefined || !grouping.groups || grouping.groups.firstRows.length < 3) return undefined;
  const texts = categoryIn(facts, group);
  const world = grouping.groups.firstRows.find((row) => worldName.test((texts[row] ?? '').trim()));
  if (world !== undefined && quantity !== 'rate' && facts.column(group).kind === 'place') return texts[world];
  const numbers = numbersIn(facts, value);
  const rows = grouping.groups.firstRows;
  const isNamed = (name: RegExp) => (row: number) => name.test((texts[row] ?? '').trim());
  const total = rows.findIndex(isNamed(totalName));
  const named = total < 0 ? rows.findIndex(isNamed(wholeName)) : total;
  const place = named < 0 && quantity !== 'rate' ? wholeOf(grouping, numbers) : named;
  if (place < 0) return undefined;
  const [sums, totals] = [0, 1].map(() => new Float64Array(grouping.rowsAt.length)) as [
    Float64Array,
    Float64Array,
  ];
  for (const [row, size] of numbers.entries()) {
    const slot = grouping.labels.slots[row] ?? -1;
    if (slot < 0 || Number.isNaN(size)) continue;
    const side = grouping.groups.slots[row] === place ? totals : sums;
    side[slot] = (side[slot] ?? 0) + size;
  }
  const within = named < 0 ? exactly : 0.02;
  const equal = totals.filter(
    (total, slot) => Math.abs(total - (sums[slot] ?? 0)) <= within * Math.abs(total),
  );
  return equal.length >= 0.9 * totals.length ? texts[grouping.groups.firstRows[place] ?? -1] : undefined;
}

/** So many groups and labels add up by no chance. */
const [minGroups, minLabels, exactly] = [5, 2, 0.002];

/** The group that is as large as all others together: a country among its regions, whatever it is called; -1 without one. */
function wholeOf({ groups, labels }: Grouping, numbers: Float64Array): number {
  if (!groups || groups.firstRows.length < minGroups || labels.firstRows.length < minLabels) return -1;
  const sizes = sizesOfGroups(groups, numbers);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.findIndex((size) => size > 0 && Math.abs(2 * size - all) <= 2 * exactly * size);
}

function sizesOfGroups({ firstRows, slots }: Axis, numbers: Float64Array): Float64Array {
  const sizes = new Float64Array(firstRows.length);
  for (const [row, group] of slots.entries())
    if (group >= 0) sizes[group] = (sizes[group] ?? 0) + (numbers[row] || 0);
  return sizes;
}

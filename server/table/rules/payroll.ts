import { isAttributeTime } from '../attribute-time.ts';
import type { Choice } from '../choice.ts';
import { numbersIn, type Facts } from '../facts.ts';
import { mostTelling } from '../groups.ts';
import { labelOf } from '../label.ts';
import { hasOwnIds } from '../own-ids.ts';
import { andPhrase, countPhrase } from '../reason-text.ts';
import { timeAxisOf } from '../time-axis.ts';
import { choiceWith } from './choice-of.ts';

/** What somebody earns, before what is kept back and after it. */
const grossName =
  /(?<!\p{L})(?:gross(?: (?:pay|salary|wages?|earnings))?|(?:gesamt|monats)?brutto(?:lohn|gehalt|bezug|bezüge)?|(?:salaire )?brut|(?:salario |sueldo )?bruto|(?:stipendio )?lordo|brutoloon)(?!\p{L})|应发|應發|総支給|支給額/iu;
const payName =
  /(?<!\p{L})(?:(?:base|net|total|take.?home) pay|net|(?:base |annual |monthly |net )?(?:salary|wages?)|(?:netto|grund)?(?:lohn|gehalt|bezug|bezüge)|netto|net à payer|salaire|sueldo|salario|salário|stipendio|netto ?loon|salaris)(?!\p{L})|工资|薪|实发|實發|手取/iu;
const keptBackName =
  /(?<!\p{L})(?:tax|withholding|paye|insurance|pension|401k|deductions?|social security|medicare|lohnsteuer|soli|[krap]v|sv|sozialversicherung|abzüge|cotisations?|impôt|irpf|retención|seguridad social|inps|irpef|inss|irrf|ritenut[ae]|loonheffing)(?!\p{L})|个税|社保|公积金|所得税|扣款|保険/iu;

/** First and last names on their own are no categories. */
const personName =
  /(?:first|last|given|family|middle|sur|fore|vor|nach|familien)[ _-]?name|^(?:nom|prénom|nombres?|apellidos?|nome|cognome|sobrenome|voornaam|achternaam|姓|名)$/iu;
const [minPeople, maxBars, maxNames] = [4, 60, 40];

/**
 * A payroll has a row for each person, with what was earned and what of it was kept back: the earnings by person; of many people, and of those with
 * two names, by department or what else tells most of them. When somebody began is no axis.
 */
export function payroll(facts: Facts): Choice | undefined {
  const { categories, column, distinct, measures, table } = facts;
  const label = labelOf(facts);
  const isNamed = label !== undefined && distinct(label) === table.rows;
  if (!(isNamed || hasOwnIds(facts)) || table.rows < minPeople) return undefined;
  const axis = timeAxisOf(facts);
  if (axis !== undefined && !isAttributeTime(column(axis).name)) return undefined;
  const pay = [grossName, payName].flatMap((name) => measures.filter((at) => name.test(column(at).name)));
  const value = pay.find((at) => isKeptBackFrom(facts, at));
  if (value === undefined) return undefined;
  if (isNamed && table.rows <= maxBars) return barsOf(facts, label, value);
  const repeated = categories.filter(
    (at) => distinct(at) > 1 && distinct(at) <= maxNames && !personName.test(column(at).name),
  );
  const group = mostTelling(facts, repeated);
  return group === undefined ? undefined : barsOf(facts, group, value);
}

/** Whether another column holds what is kept back, never more than was earned. */
function isKeptBackFrom(facts: Facts, at: number): boolean {
  const pay = numbersIn(facts, at);
  return [...facts.measures, ...facts.secondary.keys()].some((other) => {
    if (other === at || !keptBackName.test(facts.column(other).name.replace(/[/_]/g, ' '))) return false;
    return numbersIn(facts, other).every((value, row) => !(Math.abs(value) > (pay[row] ?? NaN)));
  });
}

function barsOf(facts: Facts, label: number, value: number): Choice {
  const found = andPhrase(countPhrase(facts.distinct(label), 'category'), (words) =>
    words.someMeasures(1, facts.measures.length),
  );
  return choiceWith('horizontal-bars', { label, values: [value] }, facts, found);
}

import type { CategoryColumn, Column, MeasureColumn } from '../table.ts';
import { isFilled, ordinary } from './finder.ts';

/** What many of a kind have each, and whose spread is asked for, not each value. */
const spreadName =
  /(?<!\p{L})(?:age|score|marks?|grade|weight|height|bmi|duration|latency|(?:response|wait(?:ing)?|lead|cycle|lap|finish|reaction|processing|load|elapsed)[ _]?time|elapsed|ms|salary|income|alter|note|punktzahl|gewicht|größe|dauer|antwortzeit|wartezeit|bearbeitungszeit|gehalt|âge|durée|poids|taille|edad|peso|duración|altura|età|durata|idade|duração|leeftijd|gewicht|duur)(?!\p{L})|年龄|年齢|成绩|分数|得分|点数|体重|身高|身長|时长|耗时|响应时间|応答時間|薪/iu;
/** Whose names are not what is asked for. Places and films are. */
const personName =
  /^(?:full ?)?name$|(?<!\p{L})(?:students?|pupil|learner|person|people|employee|patient|participant|respondent|subject|runner|athlete|member|customer|user|guest|schüler(?:in)?|teilnehmer(?:in)?|mitarbeiter(?:in)?|élève|patiente?|alumno|empleado|participante|studente|aluno|deelnemer)(?!\p{L})|学生|姓名|员工|患者|氏名|生徒/iu;
const [minRows, minValues] = [20, 10];

/**
 * A column with the range that each value lies in, for a histogram. Only for a long list with one such figure and at most the names of
 * people, each once; a sorted list is a ranking.
 */
export function rangesOf(columns: readonly Column[], rows: number): CategoryColumn | undefined {
  const [measure, ...more] = ordinary(columns, ['measure']);
  if (rows < minRows || measure?.kind !== 'measure' || more.length > 0) return undefined;
  if (!spreadName.test(measure.name) || columns.some(({ kind }) => kind === 'time')) return undefined;
  const names = ordinary(columns, ['category', 'place']);
  const arePersons = names.every(
    ({ kind, name, values }) =>
      kind === 'category' && personName.test(name) && new Set<string | number>(values).size === rows,
  );
  return arePersons && !isSorted(measure.values) ? rangesIn(measure) : undefined;
}

function isSorted(values: Float64Array): boolean {
  const up = values.every((value, row) => row === 0 || !(value < (values[row - 1] ?? NaN)));
  return up || values.every((value, row) => row === 0 || !(value > (values[row - 1] ?? NaN)));
}

/** Twice the cube root of the number of values, within bounds. */
const [fewest, least, most] = [5, 6, 14];
/** What lies far beyond most values is in the last range. */
const [usual, far] = [0.97, 1.5];
const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500]
  .flatMap((step) => [step / 100, step, step * 1000])
  .toSorted((one, other) => one - other);

/** As many ranges as the values fill without a gap. */
function rangesIn({ name, values }: MeasureColumn): CategoryColumn | undefined {
  const sorted = values.filter((value) => isFilled(value)).toSorted();
  const [start = -1, end = 0] = [sorted[0], sorted.at(-1)];
  if (sorted.length < minRows || start < 0 || new Set(sorted).size < minValues) return undefined;
  const top = sorted[Math.floor(usual * (sorted.length - 1))] ?? 0;
  const mostRanges = Math.min(most, Math.max(least, Math.ceil(2 * Math.cbrt(sorted.length))));
  const areWhole = sorted.every((value) => Number.isInteger(value));
  for (const step of steps) {
    if (areWhole && step < 1) continue;
    const [first, last] = [Math.floor(start / step), Math.floor((end > far * top ? top : end) / step)];
    const count = last - first + 1;
    if (count > mostRanges) continue;
    if (count < fewest) return undefined;
    const placeOf = (value: number): number => Math.min(Math.floor(value / step), last);
    if (new Set(Array.from(sorted, placeOf)).size < count) continue;
    const isOpen = end >= (last + 1) * step;
    const labels = Array.from({ length: count }, (_, at) =>
      rangeText((first + at) * step, step, areWhole, isOpen && at === count - 1),
    );
    const textOf = (value: number): string => (isFilled(value) ? (labels[placeOf(value) - first] ?? '') : '');
    return { kind: 'category', name, role: { role: 'ranges', labels }, values: Array.from(values, textOf) };
  }
  return undefined;
}

/** `20–29` of whole numbers, `2.5–3` of others. */
function rangeText(start: number, step: number, areWhole: boolean, isOpen: boolean): string {
  const from = tidy(start);
  if (isOpen) return `≥ ${from}`;
  const end = tidy(start + step - (areWhole ? 1 : 0));
  return from === end ? from : `${from}–${end}`;
}

function tidy(value: number): string {
  return String(Number(value.toFixed(2)));
}

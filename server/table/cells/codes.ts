import { byName } from './by-name.ts';
import { nameParts } from './id-names.ts';

const codeName =
  /^(?:zip|zipcode|postcode|postal_?code|plz|status|status_?code|http_?status|邮编|邮政编码|代码|行政区划代码|状态码|werk|werks|lort|lagerort|plant_?(?:code|no)|code[ _](?:uf|postal|client|article|insee|commune|produit|site|service)|platform|gate|terminal|gleis|bahnsteig|quai|voie|binario|spoor|perron|room|seat|floor|站台|登机口|房间号|座位)$|(?:^|[^a-z])(?:zip|postcode|status_?code)$|(?:^|[ _])(?:qc|qa|quality)[ _]?(?:flag|code)s?$|(?:代码|邮编|状态码|质控码|质量码|品質情報|均質番号|現象なし情報)$/i;
/** Of a program or a machine: where it listens, which process it is, and how something ended. */
const programCodeName =
  /^(?:p?pid|tid|thread_?id|port|errno|vlan)$|(?:^|[^a-z])(?:src|dst|source|dest|remote|local|peer)_?port$|(?:^|[^a-z])(?:error|err|exit|return|response|resp|reason|fault|alarm|fehler|störungs?)_?(?:code|status)$|(?:^|[^a-z])sc-(?:sub)?status$|(?:进程号|端口号?|错误码|返回码|响应码|故障码|エラーコード|ポート)$/i;

/** Whether a column's name means codes, whose digits are never a quantity: postcodes, status codes, how good a reading is. */
export const isCodeName = byName((name): boolean => {
  const key = lastKey(name.trim());
  return codeName.test(key) || programCodeName.test(key);
});

/** `http.status` is the status of `http`: the end of a path says what a column is. */
export function lastKey(name: string): string {
  return name.replace(/^.*\.(?=\p{L})/u, '');
}

const statusWords = ['code', 'status', 'response', 'http', 'statuscode'];

/** Whether whole numbers from 100 to 599 say how requests ended: `code`, `response`. */
export function areStatusCodes(name: string, values: Float64Array): boolean {
  return (
    statusWords.includes(nameParts(name).at(-1) ?? '') &&
    values.some((value) => value === 200) &&
    values.every((value) => value !== value || (Number.isInteger(value) && value >= 100 && value < 600)) &&
    new Set(values).size < values.length
  );
}

const logLevels = new Set([10, 20, 30, 40, 50, 60]);
const fewestEntries = 10;

/** Whether numbers are the levels of a log as programs write them: 30 is a message, 50 an error. */
export function areLogLevels(name: string, values: Float64Array): boolean {
  return (
    lastKey(name) === 'level' &&
    values.length >= fewestEntries &&
    values.includes(30) &&
    values.every((value) => value !== value || logLevels.has(value))
  );
}

const leadingZero = /^\s*0\d+\s*$/;
/** More digits than a number holds: such a text is an id. */
const longDigits = /^\s*\d{16,}\s*$/;

/** `00123`, `010`, `007`: digits with leading zeros are names, not quantities. */
export function hasLeadingZeros(cells: readonly unknown[]): boolean {
  return shareOfTexts(cells, leadingZero) >= 1 / 20;
}

/** Whether the cells are ids of sixteen and more digits, which must stay as they are written. */
export function hasLongDigits(cells: readonly unknown[]): boolean {
  return shareOfTexts(cells, longDigits) >= 1 / 2;
}

/** The share of the texts that match, 0 without any text. */
function shareOfTexts(cells: readonly unknown[], pattern: RegExp): number {
  let [texts, matching] = [0, 0];
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell === '') continue;
    texts += 1;
    if (pattern.test(cell)) matching += 1;
  }
  return texts === 0 ? 0 : matching / texts;
}

/** How far somebody is with school or study; years of school go on to 13. */
const studyName =
  /^(?:(?:study )?semester|semestre|semestr|school ?year|year of study|study ?year|studienjahr|schuljahr|klassenstufe|jahrgangsstufe|jahrgang|année d.études?|año de estudio|anno di corso|ano letivo|studiejaar|rok studiów|ročník|årskurs|klassetrin|vuosikurssi|sınıf|dönem|курс|семестр|évfolyam|εξάμηνο|năm học|học kỳ|kelas|jenjang|tingkat|学期|年级|年級|学年|학기|학년)$/iu;

/** Integers that cycle: hours of a day, days of a week or month, months, quarters. */
const cycles: readonly (readonly [name: RegExp, first: number, last: number])[] = [
  [/^(?:hour|hr|hour_?of_?day|stunde|小时|时段|钟点)$/i, 0, 24],
  [/^(?:weekday|dow|day_?of_?week|wday|星期|周几)$/i, 0, 7],
  [/^(?:month|mon|month_?of_?year|monat|月|月份)$/i, 1, 12],
  [/^(?:quarter|qtr|quartal|季度)$/i, 1, 4],
  [/^(?:day|day_?of_?month|mday|日)$/i, 1, 31],
  [studyName, 1, 14],
];

/** Whether numbers are positions in a day, week, month or year. */
export function isCyclic(name: string, values: Float64Array): boolean {
  const circle = cycles.find(([pattern]) => pattern.test(name.trim()));
  if (!circle || values.length < 2) return false;
  const [pattern, first, last] = circle;
  // one value for each is a course over all of them
  if (pattern === studyName && new Set(values).size === values.length) return false;
  return values.every(
    (value) => Number.isNaN(value) || (Number.isInteger(value) && value >= first && value <= last),
  );
}

import { byName } from './by-name.ts';
import { nameParts } from './id-names.ts';
import { isAmong } from './lost-letters.ts';

/** The parts of a time that may have a column each. */
export type TimePart =
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'yearDay'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'halfHour'
  | 'clock';

const names: Readonly<Record<TimePart, string>> = {
  year: 'year yr yyyy an anul jahr annee année año ano anno rok år jaar год рік година yıl έτος év vuosi tahun năm ปี 年 年份 年度 年別 연도 년도 년 fy',
  quarter:
    'quarter qtr q quartal trimestre kwartał квартал čtvrtletí çeyrek kvartal kwartaal τρίμηνο negyedév 季度 季 분기',
  month:
    'month mon mo mm luna lună monat mois mes mês mese maand miesiąc måned månad miesiac měsíc mesiac месяц місяць ay μήνας hónap kuukausi bulan 月 月份 月別 월',
  week: 'week wk kw woche semaine semana settimana týden tydzień hafta εβδομάδα hét vecka uge tuần weeknum isoweek weekno неделя 周 週 주',
  yearDay: 'doy yday dayofyear jday julian',
  day: 'day dd dy zi ziua da dom mday dayofmonth tag jour día dia giorno dzień den deň gün ημέρα μέρα nap päivä hari ngày dag день 日 일 일자',
  hour: 'hour hr hh he stunde heure hora ora godzina uur time_hour hourending час 时 時 小时 時間帯',
  minute: 'minute minutes min mi minuto 分 分钟',
  second: 'second seconds sec ss 秒',
  halfHour: 'settlementperiod sp period settlement',
  clock:
    'time uhrzeit zeit heure hora ora godzina czas время tijd tid kl klokken čas idő hhmm hrmn hms clock 时间 時間 时刻 時刻 시간 시각',
};
const parts = new Map(Object.entries(names).map(([part, list]) => [part, new Set(list.split(' '))]));

/** More words make it the name of something else: `peak hour demand forecast`. */
const maxWords = 3;
const durationName =
  /duration|hours? worked|worked hours|arbeitszeit|arbeitsstunden|heures travaillées|horas trabajadas|horas trabalhadas|工时|dauer|elapsed|laufzeit|pace|split|durée|duración|travel|response|wait|length|time spent|(?<![a-z])(?:talk|ring|hold|handl|idle|wrap)(?:ing|e)?(?![a-z])|通话|等待|振铃|per[ _]|时长|用时|耗时|费时/i;

/** Whether a column's name is that of a span of time. */
export function isDurationName(name: string): boolean {
  return durationName.test(name);
}

/** Whether a column's name is that of a part of a time: `Order Month` of `month`. */
export function isNameOf(part: TimePart, name: string): boolean {
  return partsNamed(name).has(part);
}

const partsNamed = byName((name): ReadonlySet<string> => {
  const words = nameParts(name.replace(/[（([].*[)）\]]$/u, ''));
  if (words.length > maxWords || isDurationName(name)) return new Set();
  const all = [words.join(''), ...words];
  return new Set([...parts.keys()].filter((part) => all.some((word) => isNamed(part, word))));
});

function isNamed(part: string, word: string): boolean {
  const known = parts.get(part);
  return known !== undefined && isAmong(known, word);
}

const each = {
  hour: /hourly|stündlich|horaire|horari[oa]|orari[oa]|horári[oa]|per ?uur|每小时|逐小?时|毎時|時間ごと/iu,
  month:
    /monthly|monatlich|mensuel(?:le)?s?|mensual(?:es)?|mensil[ei]|mensa(?:l|is)|maandelijks|每月|逐月|毎月|月別/iu,
} as const;

/** Whether a list's name says that it has a value for each hour or month. */
export function isNameOfEach(part: keyof typeof each, name: string): boolean {
  return each[part].test(name);
}

const startNames = new Set(
  'start started begin began from von ab beginn anfang startzeit anfangszeit beginnzeit début debut depuis inicio início desde inizio dal van od początek rozpoczęcie začátek başlangıç aloitus alku började начало початок έναρξη kezdet mulai start_year 开始 起 开始年 开始时间 開始 開始時間 開始時刻 시작 시작시간'.split(
    ' ',
  ),
);
const endNames = new Set(
  'end ended finish finished to until till bis ende endzeit fin fine hasta até fim al tot einde do koniec zakończenie konec bitiş lopetus loppu slut конец окончание кінець λήξη vége selesai end_year 结束 止 结束年 结束时间 終了 終了時間 終了時刻 종료 종료시간'.split(
    ' ',
  ),
);

/** Says no more than that it is a time: `start_time`, `startedAt`. */
const timeWords = new Set('time date datetime timestamp at on utc local'.split(' '));

/** Whether a column's name, or its last word, says that it holds when something began. */
export function isNameOfStart(name: string): boolean {
  return startNames.has(lastWord(name));
}

function lastWord(name: string): string {
  const words = nameParts(name);
  const last = words.at(-1) ?? '';
  return timeWords.has(last) ? (words.at(-2) ?? last) : last;
}

/** As `isNameOfStart`, of when it ended. */
export function isNameOfEnd(name: string): boolean {
  return endNames.has(lastWord(name));
}

const periodName =
  /(?<!\p{L})(?:periods?|periodos?|período|périodes?|periode|zeitraum|semest(?:er|re)|half(?:[ _-]?year)?|halbjahr|quarter|qtr|quartal|trimestre|term|months?|weeks?|obs|freq(?:uency)?|time|subperiod)(?!\p{L})|期间|期間|时期|기간/iu;

/** Whether a column's name is that of a part of a year, of whichever length. */
export function isPeriodName(name: string): boolean {
  return periodName.test(name.replace(/_/g, ' '));
}

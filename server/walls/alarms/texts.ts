import { inEveryLanguage, languages, type ChartSettings, type Language, type Translations } from '#protocol';
import { serverWords } from '../../words/index.ts';
import type { AlarmCause } from './conditions.ts';

/** What the tile of a chart says of its alarm, e.g. `node3: above 90%`. Without the value, which changes. */
export function causeWords(cause: AlarmCause): Translations {
  return inEveryLanguage((language) => {
    const { alarm } = serverWords[language];
    const reason = reasonIn(cause, language);
    return nameIn(cause) === '' ? reason : alarm.named(nameIn(cause), reason);
  });
}

/** The message that is sent when an alarm is raised. */
export function raisedWords(title: Translations, cause: AlarmCause): Translations {
  return inEveryLanguage((language) => {
    const { alarm } = serverWords[language];
    const reason = reasonIn(cause, language);
    if (!('value' in cause)) return alarm.named(title[language], reason);
    const named = cause.name === '' ? title[language] : `${title[language]} · ${cause.name}`;
    return alarm.raised(named, quantity(cause.value, cause.unit, language), reason);
  });
}

/** The message that takes its place when it is over. */
export function overWords(title: Translations): Translations {
  return inEveryLanguage((language) => serverWords[language].alarm.over(title[language]));
}

/** What a chart is called in messages: as its side-car says, or by its name. */
export function titleOf(chart: string, settings: ChartSettings | undefined): Translations {
  const { title = chart } = settings ?? {};
  return typeof title === 'string' ? inEveryLanguage(() => title) : title;
}

function reasonIn(cause: AlarmCause, language: Language): string {
  const { alarm } = serverWords[language];
  switch (cause.kind) {
    case 'above':
    case 'below':
      return alarm[cause.kind](quantity(cause.limit, cause.unit, language));
    case 'missing':
    case 'stale':
      return alarm[cause.kind];
    default:
      return cause satisfies never;
  }
}

function nameIn(cause: AlarmCause): string {
  return 'name' in cause ? cause.name : '';
}

const formats = Object.fromEntries(
  languages.map((language) => [language, new Intl.NumberFormat(language, { maximumSignificantDigits: 6 })]),
) as Record<Language, Intl.NumberFormat>;

/** 12%, ¥12, 12 km: signs touch the number, words do not. */
function quantity(value: number, unit: string, language: Language): string {
  const figure = formats[language].format(value);
  if (/^\p{Sc}$/u.test(unit)) return figure.replace(/^-?/, (sign) => sign + unit);
  return /^[%‰°℃℉]/u.test(unit) ? figure + unit : `${figure} ${unit}`.trim();
}

import { byName } from './by-name.ts';
import { lastKey } from './codes.ts';

const latest =
  'latest|current|last|now|newest|most recent|aktuell|aktueller|letzter|letzte|letztes|dernier|dernière|actuel|actuelle|último|última|ultimo|ultima|actual|atual|attuale|laatste|huidig|最新|当前|現在';
const middle =
  'mean|average|avg|median|mittelwert|mittel|durchschnitt|moyenne|médiane|media|promedio|mediana|média|gemiddelde|mediaan|平均|平均值|中位数|中央値';
const ends =
  'max|maximum|highest|min|minimum|lowest|höchstwert|tiefstwert|maximal|minimal|máximo|mínimo|massimo|minimo|最大|最大值|最高|最小|最小值|最低';
const others =
  'std|stdev|stddev|standard deviation|standardabweichung|écart[- ]type|desviación|variance|标准差|標準偏差';
const statistic = new RegExp(
  `^(?:(?:${[latest, middle, ends, others].join('|')})(?!\\p{L})|\\d{1,2}(?:\\.\\d)?%$)`,
  'iu',
);

/** What a row tells of many readings by the word it begins with: `Maximum 24h`, `Letzter Messwert 10:20`, `75%`. Undefined if it is none. */
export function statisticIn(text: string): string | undefined {
  return statistic.exec(text.trim())?.[0].toLowerCase();
}

const otherMiddles =
  'med|mid|mediane|średnia|mediana|průměr|medián|medel|medelvärde|gennemsnit|keskiarvo|mediaani|ortalama|medyan|среднее|медиана|середнє|μέσος|átlag|trung bình|rata-rata|평균|중앙값';
const counts = 'count|rate|sum|total|n|samples?|stdev|stddev|std dev|sd|variance|var|cv|iqr|mode|range|q1|q3';
const percentile =
  'p ?\\(?\\d{1,3}(?:\\.\\d+)?\\)?|\\d{1,2}(?:\\.\\d+)?(?:th|%)?(?: ?(?:percentile|pctl?|%ile))?|quantile ?\\d+';
const middleName = new RegExp(`^(?:${middle}|${otherMiddles}|p ?\\(?50\\)?)$`, 'iu');
const wholeName = new RegExp(
  `^(?:${[middle, otherMiddles, ends, others, counts, percentile].join('|')})$`,
  'iu',
);

/** Whether a column is called after a statistic and nothing else, `p(95)`, `max`: and whether it is the middle of the readings. */
export const statisticNameOf = byName((name): 'middle' | 'other' | undefined => {
  const bare = lastKey(name.trim()).replace(/_/g, ' ');
  return middleName.test(bare) ? 'middle' : wholeName.test(bare) ? 'other' : undefined;
});

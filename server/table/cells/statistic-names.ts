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

const latest =
  'latest|current|last|now|newest|most recent|aktuell|aktueller|letzter|letzte|letztes|dernier|dernière|actuel|actuelle|último|última|ultimo|ultima|actual|atual|attuale|laatste|huidig|最新|当前|現在';
const middle =
  'mean|average|avg|median|mittelwert|mittel|durchschnitt|moyenne|médiane|media|promedio|mediana|média|gemiddelde|mediaan|平均|平均值|中位数|中央値';
const ends =
  'max|maximum|highest|peak|min|minimum|lowest|höchstwert|tiefstwert|maximal|minimal|máximo|mínimo|massimo|minimo|最大|最大值|最高|最小|最小值|最低';
const others =
  'std|stdev|stddev|standard deviation|standardabweichung|écart[- ]type|desviación|variance|标准差|標準偏差';
const statistic = new RegExp(
  `^(?:(?:${[latest, middle, ends, others].join('|')})(?!\\p{L})|\\d{1,2}(?:\\.\\d)?%$)`,
  'iu',
);

/** Whether a row is called after what it tells of many readings: `Maximum 24h`, `Letzter Messwert 10:20`, `75%`. */
export function isStatisticName(text: string): boolean {
  return statistic.test(text.trim());
}

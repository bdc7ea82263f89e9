const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Currencies; these may also precede a number. */
const currencies = set(
  '¥ ￥ $ € £ ₩ ₹ ₽ ₺ ₫ ฿ R$ US$ HK$ NT$ A$ C$ CN¥ JP¥ kr zł RMB CNY USD EUR GBP JPY HKD TWD KRW INR CHF AUD CAD SGD',
);

const units = set(
  [
    '% ‰ ％ ¥ ￥ $ € £ ₩ ₹ ₽ 元 万元 亿元 千元 百万元 美元 欧元 日元 港元 英镑 RMB CNY USD EUR GBP JPY HKD TWD KRW INR CHF AUD CAD SGD kr zł',
    'kg g mg t lb oz km m cm mm mi ft km² m² ha l L ml mL m³ s ms µs μs us ns min h hr hrs d days',
    '°C °F ℃ ℉ ° V mV kV A mA W kW MW GW Wh kWh MWh GWh TWh J kJ kcal cal Hz kHz MHz GHz dB dBm hPa Pa kPa bar mbar mm/h m/s km/h mph rpm ppm ppb µg/m³ μg/m³ lx',
    'B KB MB GB TB PB KiB MiB GiB TiB kB bps kbps Mbps Gbps KB/s MB/s GB/s req/s rps qps pt pts px bp pp x ×',
    'K k M G T P Ki Mi Gi Ti Bn bn mn mio Mio Mrd 千 万 百万 千万 亿 万亿 人 万人 亿人 个 件 次 台 辆 套 户 家 条 单 份 吨 万吨 公斤 千克 克 公里 千米 米 厘米 毫米 平方米 亩 公顷 升 毫升 岁 天 小时 分钟 秒 毫秒 分 度 千瓦时',
  ].join(' '),
);

const multipliers: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['K', 1e3],
  ['k', 1e3],
  ['M', 1e6],
  ['B', 1e9],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Bn', 1e9],
  ['bn', 1e9],
  ['千', 1e3],
  ['万', 1e4],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
  ['万亿', 1e12],
]);

/** Whether a text is a currency symbol or code. */
export const isCurrency = (text: string): boolean =>
  currencies.has(text) || currencies.has(text.toUpperCase());

/** Whether a text is a unit, as it follows a number. */
export const isUnit = (text: string): boolean => units.has(text) || currencies.has(text.toUpperCase());

/** Whether a text is nothing but a unit: kWh, `[°C]`, EUR/MWh. */
export function isUnitText(text: string): boolean {
  if (/^(?:\[[^\]]{0,24}\]|\([^)]{0,24}\))$/.test(text)) return true;
  return text.length <= 16 && text.split(/[/·*]/).every((part) => isUnit(part.trim()));
}

/** The multiplier of a suffix such as `K` or `万`; undefined for other texts. */
export const multiplierOf = (unit: string): number | undefined => multipliers.get(unit);

const bracketed = /^(.*?)\s*[（([【]\s*([^()（）[\]【】]{1,16}?)\s*[)）\]】]\s*$/u;

/** Units that stand at the end of names without brackets: `Turbine 1 kW`, `height_cm`. Others could be words. */
const unitsAtEnd = set(
  'kg mg km cm mm km² m² m³ ml mL kW MW GW Wh kWh MWh GWh TWh mV kV kHz MHz GHz dB dBm hPa kPa mbar °C °F ℃ ℉ m/s km/h mph rpm ppm ppb µg/m³ μg/m³ µs ms lx KB MB GB TB KiB MiB GiB TiB kbps Mbps Gbps EUR USD GBP CNY RMB JPY HKD TWD KRW INR CHF AUD CAD SGD pp bps % € $ £ ¥ 万元 亿元',
);
const writtenSmall = new Map([
  ...[...unitsAtEnd].map((unit): [string, string] => [unit.toLowerCase(), unit]),
  ...['percent', 'pct', 'prozent'].map((word): [string, string] => [word, '%']),
]);

/** The unit at the end of a name, after a space, an underscore or a dot: `Power kW`, `RAIN_MM`, `lines.pct`. After an underscore its case does not matter. Undefined if the name ends otherwise. */
export function unitAtEnd(name: string): string | undefined {
  const [, rest = '', mark = '', end = ''] = /^(.*[^\s_.])([\s_.])[\s_.]*([^\s_.]+)$/su.exec(name) ?? [];
  if (!/\p{L}/u.test(rest)) return undefined;
  if (mark !== '.' && unitsAtEnd.has(end)) return end;
  // of the rates of currencies each is one
  if (mark === '.' && (end !== end.toLowerCase() || isCurrency(end))) return undefined;
  return /[_.]/.test(mark) && end !== 'PP' ? writtenSmall.get(end.toLowerCase()) : undefined;
}

/** Programs number names that come again: `Time (s).1`. */
const repeated = /(?<=[)\]】）])\.\d{1,2}$/u;

/** The unit in brackets after a name, `金额(万元)` -> 万元; undefined if the brackets hold something else, such as a year or a phrase. */
export function unitInName(name: string): string | undefined {
  const unit = bracketed.exec(name.replace(repeated, ''))?.[2]?.replace(/^单位[:：]\s*/u, '');
  if (unit === undefined || /^\d+$/.test(unit)) return undefined;
  return isUnit(unit) || isCurrency(unit) || /^[^\s\d]{1,8}$/u.test(unit) ? unit : undefined;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What stands before a number. */
const marks = set(
  '¥ ￥ $ € £ ₩ ₹ ₽ ₺ ₫ ฿ R$ US$ HK$ NT$ A$ C$ CN¥ JP¥ kr zł RMB CNY USD EUR GBP JPY HKD TWD KRW INR CHF AUD CAD SGD',
);

const units = set(
  [
    '% ‰ ％ ¥ ￥ $ € £ ₩ ₹ ₽ 元 万元 亿元 千元 百万元 美元 欧元 日元 港元 英镑 RMB CNY USD EUR GBP JPY HKD TWD KRW INR CHF AUD CAD SGD kr zł',
    'kg g mg t lb oz km m cm mm mi ft km² m² ha l L ml mL m³ s ms µs μs us ns min h hr hrs d days',
    '°C °F ℃ ℉ ° V mV kV A mA W kW MW GW Wh kWh MWh GWh TWh J kJ kcal cal Hz kHz MHz GHz dB dBm hPa Pa kPa bar mbar mm/h m/s km/h mph rpm ppm ppb µg/m³ μg/m³ lx',
    'B KB MB GB TB PB KiB MiB GiB TiB kB bps kbps Mbps Gbps KB/s MB/s GB/s req/s rps qps pt pts px bp pp x ×',
    'K k M Bn bn 千 万 百万 千万 亿 万亿 人 万人 亿人 个 件 次 台 辆 套 户 家 条 单 份 吨 万吨 公斤 千克 克 公里 千米 米 厘米 毫米 平方米 亩 公顷 升 毫升 岁 天 小时 分钟 秒 毫秒 分 度 千瓦时',
  ].join(' '),
);

const factors: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['K', 1e3],
  ['k', 1e3],
  ['M', 1e6],
  ['B', 1e9],
  ['Bn', 1e9],
  ['bn', 1e9],
  ['千', 1e3],
  ['万', 1e4],
  ['百万', 1e6],
  ['千万', 1e7],
  ['亿', 1e8],
  ['万亿', 1e12],
]);

/** A currency's mark, as it stands before a number. */
export const isMark = (text: string): boolean => marks.has(text) || marks.has(text.toUpperCase());

/** What stands behind a number and is counted or measured with it. */
export const isUnit = (text: string): boolean => units.has(text) || marks.has(text.toUpperCase());

/** By how much 3K is more than 3; undefined for what is not such a word. */
export const factorOf = (unit: string): number | undefined => factors.get(unit);

const bracketed = /^(.*?)\s*[（([【]\s*([^()（）[\]【】]{1,16}?)\s*[)）\]】]\s*$/u;

/** `金额(万元)` -> 万元; undefined when what stands in the brackets is plainly no unit, as a year or a whole phrase. */
export function unitInName(name: string): string | undefined {
  const unit = bracketed.exec(name)?.[2]?.replace(/^单位[:：]\s*/u, '');
  if (unit === undefined || /^\d+$/.test(unit)) return undefined;
  return isUnit(unit) || isMark(unit) || /^[^\s\d]{1,8}$/u.test(unit) ? unit : undefined;
}

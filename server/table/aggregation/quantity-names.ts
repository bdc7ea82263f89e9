import { isAgeName } from '../cells/age-names.ts';
import { byName } from '../cells/by-name.ts';

/** What was sold for, in money: `faturamento`, `chiffre d'affaires`, `omzet`. Turns of a machine are `obroty`. */
const revenueName =
  /(?<!\p{L})(?:sales|revenues?|turnover|takings|um(?:satz|sätze)|erlöse?|chiffre d.affaires|recettes?|ventes|ventas|facturaci[oó]n|faturamento|receitas?|vendas|fatturato|ricav[oi]|vendite|omzet|verkopen|obr[oó]t|sprzedaż|przych[oó]d|tržby|obrat|omsætning|omsättning|försäljning|salg|liikevaihto|myynti|ciro|hasılat|выручка|оборот|продажи|виручка|продажі|τζίρος|πωλήσεις|árbevétel|doanh thu|doanh số|penjualan)(?!\p{L})|营收|营业收入|销售额|营业额|売上|営業収益|매출/iu;

/** Whether a measure is called after what was sold for. */
export const isRevenueName = byName((name): boolean => revenueName.test(name.replace(/_/g, ' ')));

/** Names of what is added up although a part of the name is that of a rate: `total price`. */
const totalName =
  /\b(?:(?:total|sub ?total|gross|net|line|extended|order) (?:price|amount|value|cost)|(?:price|amount) total|subtotal)\b/;
/** The same in other languages: what a line of a list comes to, number by price. */
const totalPriceName =
  /(?<!\p{L})(?:(?:total|line|extended|sub ?total) (?:price|amount|cost)|(?:price|amount|cost) total|(?:gesamt|end)(?:preis|betrag|kosten|summe)|preis gesamt|(?:prix|montant|coût) total|(?:importe|precio|costo?|monto) total|(?:prezzo|importo|costo) totale|(?:preço|valor|custo) total|tota(?:a)l(?:prijs|bedrag)|totale prijs|totaal|celkem|celková cena|spolu|razem|(?:cena|kwota|wartość) (?:łączna|całkowita|razem)|łączna (?:cena|kwota)|samlet pris|pris i alt|totalt?pris|totalbelopp|kokonaishinta|yhteensä|toplam (?:tutar|fiyat)|общая (?:сумма|стоимость|цена)|итого|загальна (?:сума|вартість)|συνολική τιμή|végösszeg|összesen|thành tiền|tổng tiền|total harga|jumlah harga)(?!\p{L})|总价|总额|合计金额|金额合计|小计|小計|合計金額|합계 ?금액|총액/u;

/** Prices, temperatures, shares, scores: adding two of them means nothing. */
const rateName: readonly RegExp[] = [
  /\b(?:rates?|ratios?|shares?|percent(?:age)?s?|pct|perc|pc|quota|margin|avg|average|mean|median|index|indices|idx|scores?|ratings?|grades?|gpa)\b/,
  /\b(?:temps?|temperatures?|tmp|tmax|tmin|tavg|celsius|fahrenheit|humidity|dew ?point|pressure|gusts?|visibility|uv|p ?h|turbidity|moisture|salinity|noise|brightness|lux)\b/,
  /\b(?:prices?|lmp|rrp|spot|tariff|fares?|wages?|salary|yield|interest|inflation|unemployment|discounts?|efficiency|probability|growth|density|concentration|quality|lifetime|expectancy)\b/,
  /\b(?:speed|velocity|latency|delay|duration|rtt|ping|jitter|response|elapsed|uptime|availability|utili[sz]ation|usage pct|cpu|voltage|volts?|frequency|heart|pulse|bpm|spo2|glucose|mg dl|mmol(?: l)?|bmi|age|height|depth|diameter|thickness|roughness|level)\b/,
  /\b(?:aqi|pm ?\d+|co2|no2|so2|nox|o3|ozone|voc|tvoc|eco2|min|max|minimum|maximum|p50|p90|p95|p99|std|stdev|per|loss ratio)\b/,
  /temperatur|preis|kurs|anteil|quote|durchschnitt|mittelwert|feuchte|luftdruck|prozent|geschwindigkeit|spannung|zinss?|inflationsrate/,
  /pre[çc]o|prix|taux|moyenne|température|humidité|precio|tasa|promedio|temperatura|humedad|porcentaje|prezzo|tasso|media\b|цена|температура|процент|средн/,
  /率|占比|比例|平均|均价|价格|单价|温度|气温|湿度|气压|指数|评分|得分|浓度|速度|时长|百分|価格|気温|平均|가격|온도/,
];

/** What is there at a moment: added up over things, never over time. */
const levelName: readonly RegExp[] = [
  /\b(?:population|pop|inhabitants|stocks?|inventory|on hand|capacity|installed|employees|headcount|staff|members|subscribers|followers|active|open|online|occupancy|occupied|available|bikes|docks)\b/,
  /\b(?:used|free|storage|memory|mem|ram|disk|heap|reserves?|power|load|demand|mw|gw|kw|watts?|connections|threads|queue|backlog|hospitali[sz]ed|icu)\b/,
  /einwohner|bevölkerung|leistung|speicher|населен|人口|存量|在线|功率|负荷|装机|出力|需要電力/,
];

/** Levels whose last value tells a period, not their mean. */
const balanceName =
  /\b(?:balance|cumulative|cumulated|cum|cumul|running|to date|ytd|odometer|meter reading|counter)\b|saldo|kontostand|zählerstand|solde|余额|累计|残高|잔액|остаток/;

/** Money, energy, counts, rain: the sum of two of them is one of the same kind. */
const amountName: readonly RegExp[] = [
  /\b(?:sales?|revenue|turnover|amounts?|sums?|totals?|counts?|cnt|numbers?|quantity|quantities|qty|units|orders?|visits|visitors|views|pageviews|clicks|hits|requests|sessions|calls|emails|messages)\b/,
  /\b(?:cases|deaths|killed|injured|wounded|fatalities|casualties|victims|tests|doses|vaccinations|vaccinated|recovered|infections|births|accidents|incidents|tickets|errors|failures|downloads|installs|passengers|trips|rides|pickups)\b/,
  /\b(?:wh|kwh|mwh|gwh|twh|energy|generation|generated|(?:electricity|water|gas|fuel|heat) us(?:age|e)|production|produced|consumption|consumed|rain|rainfall|precipitation|precip|prcp|snow|snowfall|sunshine|bytes|emissions|tonnes|tons)\b/,
  /\b(?:costs?|spend|spent|spending|expenses?|income|profits?|losses|fees?|tax|debits?|credits?|payments?|paid|money|volume|imports?|exports?|steps|calories|kcal|distance|points|goals)\b/,
  /betrag|umsatz|umsätze|menge|anzahl|summe|verbrauch|erzeugung|kosten|ausgaben|einnahmen|niederschlag|montant|quantité|nombre|ventes|débit|crédit|importe|cantidad|ventas|valor|importo|quantità|ricavi|сумма|количество|продаж|выручка|стоимость|расход|доход|прибыль|tutar|harcama|gelir|gider|kwota|wydatk|przych[oó]d|částka|výdaj|příjm|belopp|beløb|összeg|kiadás|bevétel|biaya|số tiền|doanh thu/,
  /金额|销量|销售|数量|总|合计|次数|收入|支出|成本|产量|用电|发电|电量|雨量|降雨|件数|人数|单数|订单|売上|金額|数量|매출|금액|수량/,
];

/** Whether a measure is called after what the lines of a list come to. */
export const isTotalPriceName = byName((name): boolean => totalPriceName.test(wordsIn(name)));

/** What a measure is by a name: its own, its unit's column's, or the chart's. */
export type QuantityName = 'amount' | 'level' | 'balance' | 'rate';

/** What the name of a measure means. */
export const quantityInName = byName((name): QuantityName | undefined => {
  const words = wordsIn(name);
  if (totalName.test(words) || totalPriceName.test(words)) return 'amount';
  if (isAny(rateName, words) || isAgeName(name)) return 'rate';
  if (balanceName.test(words)) return 'balance';
  if (isAny(levelName, words)) return 'level';
  return isAny(amountName, words) || revenueName.test(words) ? 'amount' : undefined;
});

function isAny(patterns: readonly RegExp[], words: string): boolean {
  return patterns.some((pattern) => pattern.test(words));
}

/** `unitPrice`, `Unit_Price` -> `unit price` */
function wordsIn(name: string): string {
  return name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\d%€$£¥]+/gu, ' ')
    .trim();
}

const rateUnit =
  /^(?:%|‰|％|pp|bp|percent|percentage|°.*|℃|℉|K|celsius|bar|mbar|hPa|kPa|Pa|mmHg|ppm|ppb|V|mV|kV|A|mA|Hz|kHz|dB|dBm|lx|rpm|ms|µs|μs|us|ns|index|score|x|×|分|度|岁|[kM]?bps|Gbps|rps|qps|.*(?:\/| per ).*)$/i;
const levelUnit = /^(?:W|kW|MW|GW|TW|MiB|GiB|TiB|万千瓦)$/;
const amountUnit =
  /^(?:[kMGT]?Wh|k?J|kcal|kg|g|t|lb|l|ml|m³|km|mi|mm|¥|￥|\$|€|£|元|万元|亿元|千元|[A-Z]{3}|件|次|单|吨|万吨|公斤|千瓦时)$/;

/** What values in a unit are. */
export function quantityOfUnit(unit: string): QuantityName | undefined {
  if (rateUnit.test(unit)) return 'rate';
  if (levelUnit.test(unit)) return 'level';
  return amountUnit.test(unit) ? 'amount' : undefined;
}

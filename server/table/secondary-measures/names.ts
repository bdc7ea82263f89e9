import { byName } from '../cells/by-name.ts';

/** Whole words; Chinese and Japanese have no marks between theirs. */
const oneOf = (words: readonly string[], signs: RegExp): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${words.join('|')})(?!\p{L})|${signs.source}`, 'giu');

/** What is kept back of an amount of money, added to it or taken off. */
const taxWord = oneOf(
  ['tax(?:es)?|vat|gst|mw ?st|u ?st|steuern?|tva|taxe|iva|impuestos?|impost[aeo]s?|btw'],
  /税[额額金费]?|消費税/u,
);
const chargeWord = oneOf(
  [
    'commissions?|fees?|shipping|freight|postage|handling|discounts?|tips?|gratuity|surcharges?|refund(?:s|ed)?',
    'provision|gebühr(?:en)?|versand(?:kosten)?|porto|rabatte?|skonto|trinkgeld',
    'frais|remises?|pourboire|comisi[oó]n(?:es)?|envío|descuentos?|propina',
    'commissione|spedizione|sconto|mancia|comissão|frete|desconto|provisie|verzendkosten|korting|fooi',
  ],
  /佣金|退款|手续费|服务费|运费|邮费|折扣|优惠|小费|手数料|送料|割引/u,
);
/** What shipping and taxes are still to be added to. */
const subtotalWord = oneOf(['sub ?total|zwischensumme|sous total|subtotale'], /小计|小計/u);
/** The amount of money itself. */
const wholeWord = oneOf(
  [
    'price|total|sub ?total|amount|gross|net|revenue|sales|turnover|fare|paid|due',
    'preis|betrag|summe|umsatz|brutto|netto|prix|montant|precio|importe|ventas|prezzo|importo|preço|valor|prijs|bedrag|omzet',
  ],
  /价格|金额|总价|总额|销售额|価格|金額|合計|売上/u,
);
/** Says nothing of what is taken: `order tax amount`. */
const filler = oneOf(
  [
    'amounts?|amt|total|order|charges?|charged|costs?|price|value|rate|percent(?:age)?|pct|paid|applied',
    'betrag|kosten|montant|importe|importo|valor',
  ],
  /金额|金額|[额率]/u,
);
/** Of a statement of income the taxes are one of its lines. */
const profitWord = oneOf(
  ['profits?|income|ebitd?a?|earnings|gewinn|ergebnis|bénéfice|résultat|beneficio|utile|lucro|winst'],
  /利润|利益/u,
);

/** How far off a value may be. */
const deviationWord = oneOf(
  [
    'std|st ?dev|std ?dev|std ?err(?:or)?|standard (?:deviation|error)|sd|sigma|variance|error|err|stderr',
    'uncertainty|margin of error|moe|standardabweichung|messfehler|fehler|unsicherheit|écart type|erreur|incertitude',
    'desviación(?: estándar)?|incertidumbre|deviazione(?: standard)?|errore|incertezza|desvio(?: padrão)?|incerteza',
    'standaardafwijking|onzekerheid',
  ],
  /标准差|标准误差?|误差|不确定度|標準偏差|誤差/u,
);
const lowerWord = oneOf(['(?:ci )?(?:lower|lwr|untere)(?: ?(?:ci|bound|limit|95))*'], /置信下限/u);
const upperWord = oneOf(['(?:ci )?(?:upper|upr|obere)(?: ?(?:ci|bound|limit|95))*'], /置信上限/u);
/** How good a reading is, or how much of it there is. */
const qualityWord = oneOf(
  [
    'quality|qc|qa|flag|coverage|completeness|percent complete|valid(?:ity)?|confidence|reliability',
    'qualität|güte|qualité|calidad|qualità|qualidade|kwaliteit',
  ],
  /质量|质控|置信度|品質(?:情報)?|均質(?:番号)?/u,
);
/** How many readings a value was made of. */
const samplesWord = oneOf(
  [
    'n|n ?obs|(?:num )?samples?(?: (?:size|count))?|observations|(?:obs|observed|expected) count|respondents',
    'iterations|repetitions|n ?runs|runs|rounds',
    'stichproben?(?:größe)?|messungen',
  ],
  /样本[数量]?|サンプル数/u,
);
const leastWord = oneOf(['min(?:imum)?'], /最小值?|最低/u);
const mostWord = oneOf(['max(?:imum)?'], /最大值?|最高/u);
const middleWord = oneOf(
  ['avg|average|mean|median|[pq] ?\\d{1,2}|percentile|mittelwert'],
  /平均值?|中位数?/u,
);

/** How much another figure has gone up or down. */
const differenceWord = oneOf(
  [
    'deltas?|changes?|changed|diff|differences?|variations?|evolution|veränderung|änderung|differenz|unterschied',
    'évolution|différence|écart|variación|cambio|diferencia|variazione|differenza|variação|diferença|verschil|verandering',
    'zmiana|różnica|změna|rozdíl|förändring|skillnad|ændring|forskel|endring|forskjell|muutos|ero|değişim|fark',
    'изменение|разница|зміна|різниця|μεταβολή|διαφορά|változás|különbség|thay đổi|chênh lệch|perubahan|selisih',
  ],
  /涨跌[幅额]?|漲跌[幅額]?|增减[额量率]?|变化[量率]?|変化|増減|前日比|변화|증감|변동/u,
);
/** Says nothing of what changes: `daily change of price in pct`. */
const changeFiller = oneOf(
  ['of|in|percent(?:age)?|pct|prozent|daily|weekly|monthly|de|du|des|der|del|di|da|do|van|na'],
  /百分比/u,
);

/** A value as such, and the middle of several. */
const valueName =
  /^(?:obs(?:erved)? )?(?:values?|val|(?:mess)?wert|valeur|valore?|waarde|数值|测量值|观测值|值|値)$/u;
const middleName =
  /^(?:mean|avg|average|estimate|mittelwert|moyenne|promedio|media|média|gemiddelde|平均值?|估计值)$/u;

const meanName = /(?<!\p{L})(?:mean|avg|average|mittelwert|moyenne|promedio|gemiddelde)(?!\p{L})|平均/u;
const medianName = /(?<!\p{L})(?:median|mediana|médiane|mediaan|p ?50)(?![\p{L}\d])|中位|中央値/u;

/** How long the processor worked for a run, beside how long the run took. */
const processTime = /^(?:user|system|sys|kernel|cpu)(?: time)?(?: m?s)?$/;

export function isProcessTime({ words }: MeasureName): boolean {
  return processTime.test(words);
}

/** What a figure with such a name may say about another one. */
export type Saying =
  | 'difference'
  | 'tax'
  | 'charge'
  | 'subtotal'
  | 'deviation'
  | 'lower'
  | 'upper'
  | 'quality'
  | 'samples'
  | 'least'
  | 'most'
  | 'middle';

const sayings: readonly (readonly [Saying, RegExp])[] = [
  ['difference', differenceWord],
  ['tax', taxWord],
  ['charge', chargeWord],
  ['subtotal', subtotalWord],
  ['deviation', deviationWord],
  ['lower', lowerWord],
  ['upper', upperWord],
  ['quality', qualityWord],
  ['samples', samplesWord],
  ['least', leastWord],
  ['most', mostWord],
  ['middle', middleWord],
];

/** What the name of a measure says. */
export interface MeasureName {
  readonly words: string;
  readonly saying?: Saying;
  /** what it says that of; '' if the name has no more words */
  readonly about: string;
  readonly isWhole: boolean;
  readonly isProfit: boolean;
  readonly isValue: boolean;
  readonly isMiddle: boolean;
  readonly isMean: boolean;
  readonly isMedian: boolean;
}

export const measureNameOf = byName((name): MeasureName => {
  const words = wordsOf(name);
  const [saying, pattern] = sayings.find(([, one]) => words.search(one) >= 0) ?? [];
  const rest = pattern ? words.replace(pattern, ' ') : words;
  const isDifference = saying === 'difference';
  const isMoney = saying === 'tax' || saying === 'charge';
  return {
    words,
    ...(saying && { saying }),
    about: plain(isMoney ? rest.replace(filler, ' ') : isDifference ? rest.replace(changeFiller, ' ') : rest),
    isWhole: !isMoney && !isDifference && words.search(wholeWord) >= 0,
    isProfit: words.search(profitWord) >= 0,
    isValue: valueName.test(words),
    isMiddle: middleName.test(words),
    isMean: meanName.test(words),
    isMedian: medianName.test(words),
  };
});

/** `summary.maxValue (°C)` -> `max value`: the last part of a path, without what stands in brackets. */
function wordsOf(name: string): string {
  return plain(
    name
      .replace(/^.*\.(?=\p{L})/u, '')
      .replace(/[∆Δ](?!\p{Script=Greek})/gu, ' delta ')
      .replace(/[(（[【][^)）\]】]*[)）\]】]/gu, ' ')
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .toLowerCase(),
  );
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

import { byName } from '../cells/by-name.ts';
import { spacedName } from '../cells/word-lists.ts';

/** A kind of quantity that files are called after, by its words in any name, and by what a measure of it is measured in. */
interface NamedKind {
  readonly word: RegExp;
  /** the same in Chinese, Japanese and Korean */
  readonly sign: RegExp;
  readonly unit?: RegExp;
}

/** As whole words, or at the end of a German or Scandinavian one. */
const wordOf = (words: string, ends = ''): RegExp =>
  new RegExp(
    String.raw`(?<!\p{L})(?:${words})(?!\p{L})${ends === '' ? '' : String.raw`|(?:${ends})(?!\p{L})`}`,
    'iu',
  );

const currency = 'eur|euros?|usd|gbp|chf|pln|czk|sek|nok|dkk|jpy|cny|inr|brl|cents?|ct|€|\\$|£|¥|zł|kč';
const priced =
  'l|ltr|lit(?:re|er)s?|gal(?:lon)?s?|kg|g|lb|oz|t|ton(?:ne)?s?|k?wh|mwh|m2|m²|m3|m³|sqm|unit|piece|stk|st|bbl|barrel';

const kinds: readonly NamedKind[] = [
  {
    word: wordOf(
      'prices?|prix|precios?|prezz[oi]|preços?|prij[sz](?:en)?|cen[ay]|pris(?:er)?|hinnat?|hinta|fiyat(?:lar[ıi]?)?|цен[аы]|цін[аи]|τιμ(?:ή|ές)|ár(?:ak)?|giá|harga|preise?|tariffs?|fares?',
      'preise?|prijs|prijzen|pris(?:er)?',
    ),
    sign: /价格|價格|价|価格|가격/u,
    unit: new RegExp(`(?:^|[^\\p{L}])(?:${currency})[ _./]+(?:per[ _]|/ ?)?(?:${priced})$`, 'iu'),
  },
  {
    word: wordOf(
      'temp|temps|temperatures?|températures?|temperaturas?|temperatur[ae]|temperatur(?:en|er|y)?|teplot[ay]|lämpötil(?:a|at)|sıcaklık(?:lar)?|температур[аыи]|θερμοκρασί(?:α|ες)|hőmérséklet(?:ek)?|nhiệt độ|suhu',
      'temperatur(?:en|er)?|temperaturen',
    ),
    sign: /气温|温度|気温|기온|온도/u,
    unit: /^(?:°[CF]?|℃|℉)$/u,
  },
  {
    word: wordOf(
      'wages?|salar(?:y|ies)|earnings|pay|löhne?|gehält(?:er)?|salaires?|salarios?|sueldos?|stipendi[o]?|salári(?:o|os)|lo(?:on|nen)|płac[ae]|wynagrodzeni[ae]|mzd[ay]|lön(?:er)?|løn(?:ninger)?|palk(?:ka|at)|maaş(?:lar)?|ücret(?:ler)?|зарплат[аы]|μισθ(?:ός|οί)|bér(?:ek)?|lương|gaji|upah',
      'löhne?|lohn|gehalt|gehälter|lön|løn',
    ),
    sign: /工资|工資|薪资|賃金|給与|임금/u,
  },
  {
    word: wordOf(
      'population|pop|inhabitants|residents|einwohner|bevölkerung|población|população|popolazione|bevolking|ludność|obyvatel(?:stvo)?|befolkning|väkiluku|nüfus|население|населення|πληθυσμός|népesség|dân số|penduduk',
      'einwohner(?:zahl)?|bevölkerung',
    ),
    sign: /人口|인구/u,
  },
  {
    word: wordOf(
      'rain|rainfall|precip(?:itation)?|niederschl(?:ag|äge)|précipitations?|pluies?|precipitaci(?:ón|ones)|lluvias?|precipitazion[ei]|piogg[ei]a?|precipitaç(?:ão|ões)|chuvas?|neerslag|opad[y]?|srážky|nederbörd|nedbør|sademäärä|yağış|осадки|опади|βροχόπτωση|csapadék|lượng mưa|curah hujan',
      'niederschlag',
    ),
    sign: /降水|雨量|降雨|강수량/u,
  },
  {
    word: wordOf(
      'rates?|quoten?|taux|tasas?|tass[oi]|taxas?|stop[ay]|míra|míry|satser|aste|oran(?:lar)?|доля|ставк[аи]|ποσοστό|arány(?:ok)?|tỷ lệ|tingkat',
      'quoten?',
    ),
    sign: /率|비율/u,
  },
];

/** What stands between words of names. */
const spaced = (name: string): string => spacedName(name, /[_.-]+/g);

/** The kinds that a file is called after. */
const kindsOf = byName((name): readonly NamedKind[] => kinds.filter((kind) => isSaid(kind, name)));

function isSaid({ word, sign }: NamedKind, name: string): boolean {
  return word.test(spaced(name)) || sign.test(name);
}

/** Whether a measure is of the kind of quantity that the file is called after: `petrol_eur_l` in `fuel_prices`. */
export function isOfNamedKind(file: string, name: string, unit?: string): boolean {
  return kindsOf(file).some(
    (kind) =>
      isSaid(kind, name) ||
      (kind.unit !== undefined &&
        (kind.unit.test(unit ?? '') || kind.unit.test(spaced(name)) || kind.unit.test(name))),
  );
}

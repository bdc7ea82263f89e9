import { byName } from './by-name.ts';
import { isAmong, markLostLetters } from './lost-letters.ts';
import { wordSet } from './word-lists.ts';

/** What a column's name says about its digits: they always name something, they do if no two are alike, or nothing. */
export type IdName = 'id' | 'number' | undefined;

/** Last words of names whose digits are ids, whatever stands before. */
const idWords = wordSet(
  'id ids iid uid uuid guid pk sku key fk code codes hash sha objectid fid oid gid wmo icao iata fips geoid ags cik cusip isin wkn ssn ein vin imei iban bic ean upc gtin isbn issn asin barcode konto gegenkonto sachkonto hauptkonto girokonto kostenstelle kostenträger kst steuerklasse stkl kontonummer acct cuenta compte conto rekening clave cve codigo código cnpj cpf dni nif cif siret siren insee zip postcode badge identifier identifiant kennung kennzeichen schlüssel lsoa gsp bmu usaf wban stn blz mandatsreferenz kundenreferenz kód koodi kodu κωδικός код ид инн счет счёт',
);
/** Names of ids as a whole: `account` is one, `Total account` is not. */
const wholeIds = wordSet(
  'account reference ref serial mpan mprn stop_sequence shape_pt_sequence sort_order sortorder seqno seq_no',
);
/** Last words of names that count rows or things. */
const countingWords = wordSet(
  '# no nr number nummer nro núm numero número numéro nùmero numer numery číslo cislo številka broj nomor numarası numara номер № αριθμός',
);
/** Names that count as a whole: `index` does, `Price index` does not. */
const wholeCounts = wordSet(
  'num index idx row rownum rowid row_num lfd seq sequence order invoice ticket case issue pr',
);
/** `total number`, `average no`: figures. */
const figureName =
  /(?:^|[^a-z])(?:total|sum|average|avg|mean|max|min|count|new|active|of|per|anzahl|summe)(?:$|[^a-z])/i;

/** Chinese, Japanese, Korean and German have no word boundary before the word that matters. */
const idEnding =
  /(?:(?<=[\p{Script=Han}\p{Script=Hangul}ぁ-ヶ])[ _]?id|编号|编码|代码|单号|号码|学号|工号|账号|帐号|卡号|证号|考号|流水号|设备号|合同号|站号|条码|条形码|邮编|番号|コード|번호|코드|아이디|[a-zäöü]{3,}(?:nummer|kennung|schlüssel))$/iu;
const countingEnding = /(?:序号|行号|编次|[a-zäöü]{3,}nr|[\p{Script=Han}ぁ-ヶ]no\.?)$/iu;
/** `siteid`, not `paid`, `humid` or `grid`. */
const joinedId =
  /^(?:account|area|asset|batch|bike|campaign|case|city|class|client|company|contract|country|county|course|customer|device|dept|district|driver|emp|employee|event|feature|game|group|image|invoice|item|job|league|line|location|log|machine|match|member|message|meter|movie|node|object|order|page|parcel|parent|part|patient|person|plant|player|policy|post|product|project|record|region|request|ride|route|row|school|sample|sensor|session|shop|site|sku|staff|state|station|stop|store|student|subject|task|team|ticket|trade|train|trans|tree|transaction|trip|unit|user|vehicle|video|visit|zone)(?:id|code|no|nr|key)s?$/;

/** What exports of shops and offices give codes to, in the singular: `numpedidos` is how many there are. */
const codedThing =
  'agente|aluno|artigo|articulo|artículo|banco|bairro|cargo|cidade|ciudad|client[ei]?|conta|contrato|cuenta|curso|depto|departamento|disciplina|distrito|docente|empleado|empresa|escola|estado|fact(?:ura)?|familia|fatura|fil(?:ial)?|fornecedor|funcionario|grupo|linha|loja|marca|matricula|mun(?:icipio|icípio)?|nota|operador|orden|pedido|pessoa|plano|produ[ct]?to?|proveedor|provincia|setor|sucursal|tienda|turma|unidade?|usuario|uf|vend(?:edor)?|' +
  'article|banque|commande|commune|département|facture|fournisseur|magasin|produit|région|salarié|vendeur|' +
  'artikel|auftrag|beleg|charge|filiale?|gruppe|kunde|lieferant|mitarbeiter|produkt|projekt|rechnung|standort|vertrag|' +
  'articolo|cliente|comune|fattura|fornitore|negozio|ordine|prodotto|reparto|venditore|bestelling|klant|leverancier|medewerker|winkel|' +
  'faktury|grupy|klienta|klient|produktu|sklepu|towaru|zamówienia|zakazky|zboží|kunder?|ordre|vare|varu|müşteri|sipariş|stok|ürün|' +
  'barang|cabang|faktur|jurusan|kab(?:upaten)?|kec(?:amatan)?|pelanggan|pegawai|prov(?:insi)?|toko|transaksi|' +
  'agent|branch|brand|category|city|client|company|country|cust(?:omer)?|dept|district|driver|emp(?:loyee)?|group|invoice|item|member|order|patient|prod(?:uct)?|region|shop|store|student|supplier|team|user|vendor|клиента|товара|заказа|группы|магазина';
/** `CODAGENTE`, `cd_municipio`, `IDCLIENTE`, `NRPEDIDO`: what says that a code follows, glued to what it is the code of. */
const codedName = new RegExp(
  String.raw`^(?:(?:c[oó]d(?:igo)?|cd|kode?|kd|id|mã|код|ид)[ _-]?|nro?|num(?:ero)?)(?:${codedThing})(?:$|[ _-])`,
  'iu',
);
/** In capitals whatever is coded, but for `CODECS` and `CODING`. */
const codeInCapitals = /^C[OÓ]D(?!E|ING|A$)\p{Lu}{3,}$/u;

/** `Номер заказа`, `N° de commande`: what the number is of stands behind it. */
const numberOf =
  /^(?:номер|№|num[eé]ro|número|n[º°]|nr\.?|no\.?|číslo|numer)[ ._]*(?:de |do |di |da |d['’])?(?:заказа|сч[её]та|документа|чека|накладной|commande|facture|client|pedido|factura|fatura|cliente|ordine|fattura|zamówienia|faktury|objednávky|tabeli|tabulky|wiersza|řádku|dokumentu|protok[oó][lł]u)/iu;

/** With enough digits these are numbers to call, else figures: `desktop, mobile`. */
const callName =
  /(?:^|[^a-z])(?:mobile?|cell|contact|handy|tel|whatsapp|fax|t[eé]l[eé]f?ono?|t[eé]l[eé]phone|phone_?\d?)(?: ?no| ?nr| ?number)?\.?$|[a-z]Phone$|(?:手机|电话|電話|手机号码?|電話番号)$/i;

/** Whether a column's name can be that of numbers to call. */
export function isCallName(name: string): boolean {
  return callName.test(name.trim());
}

/** Words that end in `id` and are not ids. */
const endsLikeId =
  /(?:paid|bid|ask|grid|covid|acid|solid|fluid|liquid|humid|valid|void|amid|raid|hybrid|steroid|asteroid|pyramid|plasmid|lipid|orchid|android|fluorid|chlorid|oxid|carbid|suizid|madrid|neid|leid|kleid)s?$/i;

/** Whether a name is a word with `id` glued to its end, such as `mødeid`: an id among others of its kind. */
export function isGluedId(name: string): boolean {
  return /^\p{L}{3,}id$/iu.test(name.trim()) && !endsLikeId.test(name.trim());
}

/** Reads the name of a column of whole numbers. */
export const idNameOf = byName((name): IdName => {
  const bare = name.replace(/[（([].*[)）\]]$/u, '').trim();
  const parts = nameParts(bare);
  const [last = '', whole] = [parts.at(-1), parts.join('_')];
  if (
    idEnding.test(bare) ||
    numberOf.test(bare) ||
    joinedId.test(last) ||
    codedName.test(bare) ||
    codeInCapitals.test(bare) ||
    wholeIds.has(whole) ||
    ['id', 'cod', 'cód', 'kod', 'kód', 'kode', 'koodi', 'код', 'κωδικός', 'mã'].includes(parts[0] ?? '')
  )
    return 'id';
  if (isAmong(idWords, last) || idWords.has(last.replace(/\d{1,2}$/, ''))) return 'id';
  if (figureName.test(bare)) return undefined;
  return countingEnding.test(bare) || isAmong(countingWords, last) || wholeCounts.has(whole)
    ? 'number'
    : undefined;
});

/** Last words of names of classifications: of budgets, accounts, trades, goods and jobs. */
const classWords = wordSet(
  'económica economica econômica economico organo órgano orgao órgão orgánica organica programa programma programme funcional función funcion capítulo capitulo partida concepto subconcepto rubrica rubrique chapitre fonction nature kapitel titel haushaltsstelle kostenart gruppierung produktgruppe ledger class subclass classe klasse clase nace naics sic isic cpv cofog icd atc isco taric unspsc',
);
const classEnding = /科目$|類別$|类目$|勘定$/u;

/** Whether a column's name is that of a classification, whose digits are never a quantity. */
export const isClassName = byName((name): boolean => {
  const bare = name.trim();
  return classEnding.test(bare) || (!figureName.test(bare) && classWords.has(nameParts(bare).at(-1) ?? ''));
});

/** The words of a name in lower case: `orderID`, `order_id` and `Order-ID.` are two words. */
export const nameParts = byName((name): readonly string[] =>
  markLostLetters(name)
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}#\uFFFD]+/u)
    .filter((part) => part !== ''),
);

const numbered = /^(.*\D)\d{1,3}$/;

/** `price1`, `price2` -> price: what numbered names have in common; undefined without a number. */
export function stemOfNumbered(name: string): string | undefined {
  return numbered.exec(name)?.[1];
}

/** Whether a name ends like one of an id, as `eid` and `paid` do: with what stands below it, it may be one. */
export function mayEndInId(name: string): boolean {
  return /[a-z]id$/i.test(name);
}

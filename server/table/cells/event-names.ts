import { byName } from './by-name.ts';
import { lastKey } from './codes.ts';
import { nameParts } from './id-names.ts';
import { wordSet } from './word-lists.ts';

/** The names of the columns of logs and of lists of what happened, and the words in them. */

const levelName =
  /^(?:log[ _]?)?(?:level|lvl|level_?name|severity|severity_?text|priority|schweregrad|stufe|niveau|gravité|nivel|gravedad|livello|nível|ernst|级别|等级|レベル|重要度)$/i;
const levelWord =
  /^(?:trace|debug|verbose|info|information(?:al)?|notice|warn|warning|error|err|severe|crit|critical|fatal|panic|alert|emerg|emergency|fehler|warnung|hinweis|erreur|avertissement|advertencia|errore|avviso|erro|aviso|fout|waarschuwing|信息|警告|错误|严重|調査|情報|エラー|[1-6]0)$/i;

/** Whether a column's name is that of how grave each entry of a log is. */
export const isLevelName = byName((name): boolean => levelName.test(lastKey(name.trim())));

/** Whether a text says how grave an entry of a log is: `warn`, or `40`. */
export function isLevelWord(text: string): boolean {
  return levelWord.test(text);
}

const messageName =
  /^(?:msg|message|text|event|event_?name|log|logger|body|log_?message|nachricht|meldung|mensaje|messaggio|mensagem|bericht|消息|日志|信息|内容|メッセージ)$/i;
const requestWords = wordSet(
  'method verb path route uri url endpoint request resource stem 请求 路径 接口 リクエスト',
);

/** Whether a column's name is that of what an entry of a log says. */
export const isMessageName = byName((name): boolean => messageName.test(lastKey(name.trim())));

/** Whether a column's name is that of what was asked for. */
export const isRequestName = byName((name): boolean => endsIn(requestWords, name));

const statusWords = wordSet('status response http rc statuscode httpstatus');

/** Whether a column's name is that of how a request ended, where its codes look like that; `code` is if one of them is 200. */
export function isStatusName(name: string, codes: ReadonlySet<string>): boolean {
  const parts = nameParts(name);
  return parts.some((part) => statusWords.has(part)) || (parts.at(-1) === 'code' && codes.has('200'));
}

const countWords = wordSet(
  'count counts cnt hits requests total sum num views visits events errors anzahl nombre cantidad numero número aantal 次数 数量 件数',
);

/** Whether a figure's name says that each row already counts others. */
export const isCountName = byName((name): boolean => countWords.has(nameParts(name).at(-1) ?? ''));

const outcomeWords = wordSet(
  'status state conclusion outcome result resolution verdict phase zustand ergebnis statut état etat résultat estado resultado situación stato esito situação situacao toestand uitslag resultaat 状态 结果 状態 結果 ステータス',
);
const kindWords = wordSet(
  'type kind event category severity priority airline carrier operator typ art ereignis kategorie fluggesellschaft betreiber catégorie événement compagnie tipo clase categoría evento aerolínea categoria compagnia soort categorie maatschappij 类型 类别 种类 航空公司 種別 分類',
);

/** Chinese, Japanese and German have no word boundary before the word that matters: `订单状态`, `Bestellstatus`. */
const outcomeEnding = /(?:\p{L}status|zustand|ergebnis|状态|结果|状態|結果)$/iu;
const kindEnding = /(?:类型|类别|种类|種別|分類)$/u;

/** Whether a column's name is that of what became of each row. */
export const isOutcomeName = byName(
  (name): boolean => endsIn(outcomeWords, name) || outcomeEnding.test(name.trim()),
);

/** Whether a column's name is that of what kind each row is, or who runs it: `airline.name`. */
export const isKindName = byName(
  (name): boolean =>
    endsIn(kindWords, name) ||
    endsIn(kindWords, name.replace(/[. _]name$/i, '')) ||
    kindEnding.test(name.trim()),
);

function endsIn(known: ReadonlySet<string>, name: string): boolean {
  return known.has(nameParts(name).at(-1) ?? '') || known.has(name.trim());
}

import { byName } from './by-name.ts';
import { nameParts } from './id-names.ts';
import { wordSet } from './word-lists.ts';

/** Last words of names that mean nothing but a place among others, in whatever order the rows are. */
const rankWords = wordSet(
  'platzierung classement clt clst clasificación clasificacion classifica classificação classificacao colocação colocacao rangorde rangschikking pořadí poradi poradie placering plassering sijoitus sija sıralama helyezés peringkat',
);
/** They may as well mean a town, a seat or where something is. */
const placeWords = wordSet(
  'place plc rang class platz pos position posición posicion puesto posizione pos posto posição posicao lugar plaats pozycja miejsce místo misto umístění plass plats plads sıra derece место рейтинг місце θέση κατάταξη pozíció hely hạng vị_trí juara urutan',
);
const sureEnding = /(?:^|[^a-z])rank(?:ing)?$|[a-z]Rank$|(?:排名|名次|排行|順位|순위|등수)$/iu;
const vietnamese = /^(?:thứ hạng|xếp hạng)$/iu;

/** `Place cat.`, `AK-Platz`, `posición general`. */
const maxWords = 3;

/** What a name says of whole numbers: they are ranks, ranks if the rows are things, or ranks if they look like it. */
export const rankNameOf = byName((name): 'always' | 'of-things' | 'by-values' | undefined => {
  if (sureEnding.test(name)) return 'always';
  const parts = nameParts(name);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length > maxWords) return undefined;
  if (rankWords.has(last) || vietnamese.test(name)) return 'of-things';
  return [first, last].some((word) => word === '#' || placeWords.has(word) || rankWords.has(word))
    ? 'by-values'
    : undefined;
});

import { textOf } from './text.ts';
import { wordSet } from './word-lists.ts';

/** Cell texts that mean yes. */
const yes = wordSet(
  '1 1.0 x ✓ ✔ ☑ ✅ √ ● ○ true yes y checked selected ja j wahr oui o vrai coché sí si s sì vero sim verdadero verdadeiro waar tak t prawda ano áno pravda sant kyllä k joo evet e doğru da да д так igen igaz ναι có ya iya 是 有 对 選択 选中 はい 有り あり 예 네 참',
);
/** Cell texts that mean no. */
const no = wordSet(
  '0 0.0 × ✗ ✘ ☐ ❌ false no n unchecked nein falsch non faux nie fałsz nee onwaar não nao falso ne nej falsk ei e-i hayır h yanlış нет н ні nem hamis όχι không tidak 否 无 没有 不 错 いいえ 無し なし 아니오 아니요 거짓',
);

/** Whether a cell means yes or no; undefined for anything else. */
export function tickIn(cell: unknown): boolean | undefined {
  if (typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return cell === 1 ? true : cell === 0 ? false : undefined;
  const word = textOf(cell).trim().toLowerCase();
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}

import type { RawColumn } from '../raw-table.ts';
import { isEmptyCell } from './text.ts';

/** Letters and words of languages that write 1.234 for a thousand and some. */
const letters = /[äöüßàâçéèêëîïôûñãõåæøąęłńśźżčěřšťůžğış]/iu;
const words =
  /(?<!\p{L})(?:jahr|gesamt|summe|betrag|menge|anzahl|umsatz|datum|fecha|importe|cantidad|ventas|importo|totale|valor|aantal|bedrag|jaar|antal|belop|kwota|rok|tutar)(?!\p{L})/iu;
const grouped = /^-?[1-9]\d{0,2}(?:\.\d{3})+$/;
const whole = /^-?\d{1,3}$/;
/** Fewer may have three decimals by chance. */
const minCells = 5;

/**
 * Whether dots stand between thousands, where no number proves it: the names are of such a language, there are whole numbers without a dot,
 * and every dot has three digits behind it.
 */
export function areThousands(columns: readonly RawColumn[]): boolean {
  if (!columns.some(({ name }) => letters.test(name) || words.test(name))) return false;
  let [dotted, plain] = [0, 0];
  for (const { cells } of columns) {
    for (const cell of cells) {
      if (typeof cell === 'number' && !Number.isInteger(cell)) {
        if (Number.isNaN(cell)) continue;
        return false;
      }
      if (typeof cell === 'number' && Math.abs(cell) < 1000) plain += 1;
      if (typeof cell !== 'string' || isEmptyCell(cell)) continue;
      const text = cell.trim();
      if (whole.test(text)) plain += 1;
      else if (grouped.test(text)) dotted += 1;
      else if (/^-?\d+[.,]\d+$/.test(text)) return false;
    }
  }
  return dotted >= minCells && plain >= minCells;
}

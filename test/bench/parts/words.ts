import type { Spread } from './stats.ts';

/** Three figures that count, in full: `12.3`, `1,860`, `0.042`. */
export function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 0.1 ? 2 : 4;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** `12.3 (11.9–14.0)` */
export function spread({ median, min, max }: Spread): string {
  return min === max ? number(median) : `${number(median)} (${number(min)}–${number(max)})`;
}

/** `1,000` */
export function count(things: number): string {
  return things.toLocaleString('en');
}

/** `3 KB`, `100 B`, in the sense of 1,000 */
export function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${number(bytes / 1000)} KB`;
}

/** Columns of equal width, the first one to the left and the others to the right. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd : cell.padStart).call(cell, widths[i] ?? 0)).join('   '),
    )
    .join('\n');
}

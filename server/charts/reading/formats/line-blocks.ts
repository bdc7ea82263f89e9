import { cellKind } from '#table';
import { splitLines } from './csv-delimiter.ts';

/** Fewer blocks may be alike by chance; one line each is a list. */
const [fewestBlocks, fewestKeys] = [3, 2];

const pair = /^\s*(\p{L}[^:=,;|\t]{0,39}?)(?:\s*[:=]\s+|(?<!\d)\s*[:=](?=[-+]?\d))(\S.*)$/u;
const rule = /^\s*(?:[-=*_~#]{3,})?\s*$/;
const figure = /^[-+]?\d[\d.,]*/;
const measured = /^([-+]?\d[\d.,]*)\s*(\p{L}[^\s\d]{0,11}|[%°€$£]\p{L}?)$/u;

/** A line in front of a block, `undefined` without one, and its values by their names. */
interface Block {
  readonly head: string | undefined;
  readonly values: Map<string, string>;
}

/**
 * Records as programs print them, a block of lines `Ping: 23.1 ms` for each, perhaps below its time: as rows, with the names and units of the
 * lines as a header. Undefined for all else.
 */
export function rowsOfBlocks(text: string): string[][] | undefined {
  if (!isBegun(text)) return undefined;
  const blocks = blocksIn(text);
  const [first] = blocks ?? [];
  if (!blocks || !first) return undefined;
  const keys = [...first.values.keys()];
  // the last one may still be written
  if (blocks.at(-1)?.values.size !== keys.length) blocks.pop();
  if (blocks.length < fewestBlocks || keys.length < fewestKeys) return undefined;
  const order = keys.join('\n');
  const isLike = ({ head, values }: Block): boolean =>
    (head === undefined) === (first.head === undefined) && [...values.keys()].join('\n') === order;
  if (!blocks.every(isLike)) return undefined;
  const columns = keys.map((key) => columnOf(key, blocks));
  if (!columns.some(({ cells }) => cells.every((cell) => figure.test(cell)))) return undefined;
  const heads = blocks.flatMap(({ head }) => head ?? []);
  const names = heads.every((head) => cellKind(head) === 'time') ? 'time' : 'name';
  const all = heads.length > 0 ? [{ name: names, cells: heads }, ...columns] : columns;
  return [all.map(({ name }) => name), ...blocks.map((_, row) => all.map(({ cells }) => cells[row] ?? ''))];
}

/** UTF-16 units that show two pairs below a time. */
const sampleLength = 500;

function isBegun(text: string): boolean {
  const lines = splitLines(text.slice(0, sampleLength)).filter((line) => !rule.test(line));
  return lines.slice(0, 3).filter((line) => pairIn(line).length > 0).length >= fewestKeys;
}

/** Undefined where two lines that are no pair follow each other, or a value comes twice in a block. */
function blocksIn(text: string): Block[] | undefined {
  const blocks: Block[] = [];
  let [head, start]: (string | undefined)[] = [];
  for (const line of splitLines(text)) {
    if (rule.test(line)) continue;
    const [, key, value = ''] = pairIn(line);
    if (key === undefined) {
      if (head !== undefined || (start === undefined && blocks.length > 0)) return undefined;
      head = line.trim();
      continue;
    }
    start ??= key;
    const block = blocks.at(-1);
    if (head !== undefined || key === start) blocks.push({ head, values: new Map([[key, value.trim()]]) });
    else if (!block || block.values.has(key)) return undefined;
    else block.values.set(key, value.trim());
    head = undefined;
  }
  return blocks;
}

/** A clock has colons as well, without a blank behind them. */
function pairIn(line: string): readonly (string | undefined)[] {
  const found = pair.exec(line);
  return !found || cellKind(line.trim()) === 'time' ? [] : found;
}

/** Figures lose a unit that all of them have. */
function columnOf(
  key: string,
  blocks: readonly Block[],
): { readonly name: string; readonly cells: string[] } {
  const cells = blocks.map(({ values }) => values.get(key) ?? '');
  const parts = cells.map((cell) => measured.exec(cell));
  const [unit, ...others] = new Set(parts.map((part) => part?.[2]));
  if (unit === undefined || others.length > 0) return { name: key, cells };
  return { name: `${key} (${unit})`, cells: parts.map((part) => part?.[1] ?? '') };
}

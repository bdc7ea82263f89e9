import type { Encoding } from '#protocol';

/** Languages by their tag, and the encodings that their programs save in. */
const languages: readonly (readonly [string, readonly Encoding[]])[] = [
  ['zh-Hans', ['gb18030', 'gb18030', 'utf-16le', 'utf-16be']],
  ['zh-Hant', ['big5', 'big5', 'gb18030']],
  ['ja', ['shift_jis', 'shift_jis', 'euc-jp']],
  ['ko', ['euc-kr', 'euc-kr']],
  ['fr', ['windows-1252', 'iso-8859-15', 'macintosh']],
  ['de', ['windows-1252', 'iso-8859-15']],
  ['es', ['windows-1252']],
  ['pt', ['windows-1252']],
  ['sv', ['windows-1252']],
  ['pl', ['windows-1250', 'iso-8859-2']],
  ['cs', ['windows-1250', 'iso-8859-2']],
  ['hu', ['windows-1250', 'iso-8859-2']],
  ['ro', ['windows-1250']],
  ['ru', ['windows-1251', 'windows-1251', 'koi8-r', 'ibm866']],
  ['uk', ['windows-1251']],
  ['el', ['windows-1253']],
  ['tr', ['windows-1254']],
];

/** A table as a program of another country writes it. `letters`: how many of its characters are beyond ASCII. */
export interface ForeignTable {
  readonly encoding: Encoding;
  readonly text: string;
  readonly bytes: Buffer;
  readonly letters: number;
}

/** This many tables of the names of countries, currencies and months in all languages; of two to thirty rows, the same at every call. */
export function foreignTables(count: number): ForeignTable[] {
  const below = randomNumbers(1);
  const kinds = languages.flatMap(([language, encodings]) =>
    encodings.map((encoding) => ({ encoding, words: wordsOf(language) })),
  );
  const tables: ForeignTable[] = [];
  for (let at = 0; tables.length < count; at += 1) {
    const { encoding, words } = kinds[at % kinds.length] ?? { encoding: 'utf-8', words: [] };
    const text = tableOf(words, below);
    const bytes = encode(text, encoding);
    const letters = text.match(/[^\x00-\x7f]/gu)?.length ?? 0;
    if (bytes && letters > 0) tables.push({ encoding, text, bytes, letters });
  }
  return tables;
}

function tableOf(words: readonly string[], below: (limit: number) => number): string {
  const [columns, rows, delimiter] = [2 + below(3), 2 + below(29), ',;\t'.charAt(below(3))];
  const word = (): string => words[below(words.length)] ?? '';
  const header = Array.from({ length: columns }, word);
  const lines = Array.from({ length: rows }, () => [
    word(),
    ...Array.from({ length: columns - 1 }, () => String(below(10_000) / 10)),
  ]);
  return [header, ...lines].map((cells) => `${cells.join(delimiter)}\r\n`).join('');
}

/** Names that the platform knows in every language. */
function wordsOf(language: string): string[] {
  const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const months = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const countries = letters.flatMap((a) => letters.map((b) => regions.of(a + b) ?? ''));
  return [
    ...countries.filter((name) => name !== ''),
    ...Array.from({ length: 12 }, (_, month) => months.format(Date.UTC(2026, month, 3))),
  ].map((word) => word.replace(/[,;’]/g, ''));
}

/** Encodes a text as the platform decodes it; undefined if it has characters that the encoding lacks. */
export function encode(text: string, encoding: Encoding): Buffer | undefined {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const table = bytesOf(encoding);
  const characters = Array.from(text, (char) => table.get(char));
  return characters.every((bytes) => bytes !== undefined) ? Buffer.concat(characters) : undefined;
}

const known = new Map<Encoding, ReadonlyMap<string, Buffer>>();

function bytesOf(encoding: Encoding): ReadonlyMap<string, Buffer> {
  const made = known.get(encoding);
  if (made) return made;
  const table = new Map<string, Buffer>();
  const decoder = new TextDecoder(encoding);
  const put = (...bytes: number[]): void => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(char).length === 1 && char !== '\ufffd' && !table.has(char))
      table.set(char, Buffer.from(bytes));
  };
  for (let byte = 0; byte < 256; byte += 1) put(byte);
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) put(lead, trail);
  known.set(encoding, table);
  return table;
}

/** Numbers from 0 to below the limit, the same from every call with this seed. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 8) % limit;
  };
}

import { crc32, deflateRawSync } from 'node:zlib';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** A sheet in hand-written XML. */
export interface SheetXml {
  name: string;
  /** `<row>` elements, or values, which are written as numbers and inline texts */
  rows: string | readonly (readonly (string | number)[])[];
  hidden?: boolean;
  /** stands behind the rows, e.g. merged cells */
  after?: string;
}

/** A workbook of these sheets, with the number formats of its cell styles 1, 2, …. */
export function workbookOf(sheets: readonly SheetXml[], formats: readonly string[] = []): Buffer {
  const links = sheets.map((_, i) => relation(`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  const listed = sheets.map(
    ({ name, hidden }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i}"${hidden ? ' state="hidden"' : ''}/>`,
  );
  const parts = sheets.map(({ rows, after = '' }, i): [string, string] => [
    `xl/worksheets/sheet${i + 1}.xml`,
    `<worksheet xmlns="${main}"><sheetData>${typeof rows === 'string' ? rows : rowsOf(rows)}</sheetData>${after}</worksheet>`,
  ]);
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': linked(relation('w', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': linked(links.join('') + relation('st', 'styles', 'styles.xml')),
    'xl/styles.xml': stylesOf(formats),
    ...Object.fromEntries(parts),
  });
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
}

function linked(links: string): string {
  return `<Relationships xmlns="${relationships}">${links}</Relationships>`;
}

function rowsOf(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) =>
    typeof value === 'number' ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  return rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');
}

function stylesOf(formats: readonly string[]): string {
  const codes = formats.map((code, i) => `<numFmt numFmtId="${170 + i}" formatCode="${code}"/>`);
  const cells = formats.map((_, i) => `<xf numFmtId="${170 + i}" applyNumberFormat="1"/>`);
  return `<styleSheet xmlns="${main}"><numFmts>${codes.join('')}</numFmts><cellXfs><xf/>${cells.join('')}</cellXfs></styleSheet>`;
}

/** A ZIP archive of these files. `declared` replaces the size that its directory gives for each. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>, declared?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const title = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(at, 42);
    for (const [header, from] of [
      [local, 4],
      [entry, 6],
    ] as const) {
      header.writeUInt16LE(20, from);
      header.writeUInt16LE(8, from + 4);
      header.writeUInt32LE(crc32(data), from + 10);
      header.writeUInt32LE(packed.length, from + 14);
      header.writeUInt32LE(declared ?? data.length, from + 18);
      header.writeUInt16LE(title.length, from + 22);
    }
    parts.push(local, title, packed);
    directory.push(entry, title);
    at += local.length + title.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

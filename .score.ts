import { chooseChart } from '#table';
import { sourceOfFile } from './test/server/table/file-source.ts';
import { chartNameOf } from './server/charts/chart-file.ts';
import { readFileSync } from 'node:fs';
const E = JSON.parse(readFileSync('/work/tmp/files/new-expected.json', 'utf8'));
let ok = 0, n = 0;
for (const [f, w] of Object.entries<any>(E)) {
  n++; const bad: string[] = []; let line = '';
  try {
    const s = await sourceOfFile('/work/tmp/files/new', f);
    const c = chooseChart(s, { name: chartNameOf(f) ?? '' });
    const nameOf = (at?: number) => (s.kind === 'table' && at !== undefined ? s.table.columns[at]?.name : undefined);
    if (!w.type.includes(c.type)) bad.push(`type ${c.type}`);
    for (const k of ['label', 'group'] as const) if (w.drawn?.[k] && nameOf(c.roles[k]) !== w.drawn[k]) bad.push(`${k} ${nameOf(c.roles[k])}`);
    if (w.drawn?.values && JSON.stringify(c.roles.values.map(nameOf)) !== JSON.stringify(w.drawn.values)) bad.push(`values ${c.roles.values.map(nameOf)}`);
    if (w.rows && s.kind === 'table' && s.table.rows !== w.rows) bad.push(`rows ${s.table.rows}`);
    line = `${c.type} | ${c.reason.en} | L ${nameOf(c.roles.label)} G ${nameOf(c.roles.group)} V ${c.roles.values.map(nameOf)}` + (s.kind === 'table' ? ' units ' + s.table.columns.filter((x) => 'unit' in x && x.unit).map((x: any) => x.name + ':' + x.unit) : '');
  } catch (e) { bad.push(String(e).slice(0, 300)); }
  if (!bad.length) ok++;
  console.log(bad.length ? 'BAD ' : 'ok  ', f, '|', line.slice(0, 260), bad.length ? ' !! ' + bad.join('; ') : '');
}
console.log(ok, 'of', n); process.exit(0);

import { execFile } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';

const root = join(import.meta.dirname, '../..');

/** A source file of one line, the folder that it lies in. */
interface Example {
  part: string;
  line: string;
}

const uses = (part: string, line: string): Example => ({ part, line: `export const used = ${line};` });
const imports = (part: string, path: string): Example => ({
  part,
  line: `export * as other from '${path}';`,
});

const offending: Example[] = [
  uses('server/protocol', `Buffer.from('')`),
  uses('server/protocol', 'document.title'),
  uses('server/protocol', 'setTimeout(String, 1)'),
  uses('server/table', `Buffer.from('')`),
  uses('server/table', 'document.title'),
  uses('server/table', 'setTimeout(String, 1)'),
  imports('server/table', '../charts/index.ts'),
  imports('server/protocol', '../table/index.ts'),
  imports('server/protocol', '../words/index.ts'),
  imports('server/table', '../words/index.ts'),
  uses('server/words', `Buffer.from('')`),
  imports('server/words', '../charts/index.ts'),
  uses('server/charts', 'document.title'),
  uses('web/client', `Buffer.from('')`),
  imports('server/protocol', '../charts/index.ts'),
  imports('server/charts', '../broker/index.ts'),
  imports('server/broker', '../charts/index.ts'),
  imports('server/broker', '../walls/index.ts'),
  imports('server/storage', '../charts/index.ts'),
  imports('server/storage', '../broker/index.ts'),
  imports('server/storage', '../walls/index.ts'),
  imports('server/auth', '../broker/index.ts'),
  imports('server/auth', '../storage/index.ts'),
  imports('server/auth', '../walls/index.ts'),
  imports('server/auth', '../http/index.ts'),
  imports('server/tls', '../http/index.ts'),
  imports('server/http', '../tls/index.ts'),
  imports('server/webhook', '../http/index.ts'),
  imports('server/metrics', '../http/index.ts'),
  imports('server/http', '../metrics/index.ts'),
  imports('server/walls', '../webhook/index.ts'),
  imports('server/walls', '../sharing/index.ts'),
  imports('server/sharing', '../http/index.ts'),
  imports('server/storage', '../tls/index.ts'),
  imports('server/walls', '../socket/index.ts'),
  imports('server/walls', '../http/index.ts'),
  imports('server/http', '../socket/index.ts'),
  imports('server/socket', '../http/index.ts'),
  imports('server/socket', '../index.ts'),
  imports('server/http', '../../web/pages/index.ts'),
  imports('server/socket', '#picture'),
  imports('server', '../web/pages/index.ts'),
  imports('web/charts', '../../server/charts/index.ts'),
  imports('web/charts', '../client/index.ts'),
  imports('web/client', '../../server/charts/index.ts'),
  imports('web/client', '../charts/index.ts'),
  imports('web/client', '../composables/index.ts'),
  imports('web/composables', '../components/index.ts'),
  imports('web/components', '../pages/Page.vue'),
  imports('web/pages', '../../server/charts/index.ts'),
  imports('web/pages', '../../server/index.ts'),
  imports('web/console', '../../server/charts/index.ts'),
  imports('web/console', '../pages/Page.vue'),
  imports('web/pages', '../console/index.ts'),
];

const lawful: Example[] = [
  uses('server/charts', `Buffer.from('')`),
  uses('web/client', 'document.title'),
  imports('server/charts', '#protocol'),
  imports('server/table', '#protocol'),
  imports('server/charts', '#table'),
  imports('server/words', '#protocol'),
  imports('server/charts', '../words/index.ts'),
  imports('server/auth', '../words/index.ts'),
  imports('server/walls', '../words/index.ts'),
  imports('web/charts', '#table'),
  imports('server/broker', '#protocol'),
  imports('server/storage', '#protocol'),
  imports('server/walls', '../broker/index.ts'),
  imports('server/walls', '../storage/index.ts'),
  imports('server/tls', '../storage/index.ts'),
  imports('server/walls', '../charts/index.ts'),
  imports('server/sharing', '../broker/index.ts'),
  imports('server/sharing', '../walls/index.ts'),
  imports('server/http', '../auth/index.ts'),
  imports('server/socket', '../auth/index.ts'),
  imports('server/http', '../walls/index.ts'),
  imports('server/http', '#picture'),
  imports('server/socket', '../walls/index.ts'),
  imports('server', './http/index.ts'),
  imports('server', './socket/index.ts'),
  imports('web/client', '#protocol'),
  imports('web/charts', '#protocol'),
  imports('web/composables', '../client/index.ts'),
  imports('web/composables', '../charts/index.ts'),
  imports('web/components', '../composables/index.ts'),
  imports('web/pages', '../components/index.ts'),
  imports('web/pages', './Page.vue'),
  imports('web/console', '../components/index.ts'),
];

// A dozen projects are compiled: ten times what that takes where nothing else runs.
vi.setConfig({ testTimeout: 90_000 });

test('the compiler refuses each file that breaks the dependency rule, and none that keeps it', async () => {
  const house = await smallHouse();
  await Promise.all(
    offending.map((example, index) => write(house, `${example.part}/offends-${index}.ts`, example)),
  );
  await Promise.all(
    lawful.map((example, index) => write(house, `${example.part}/lawful-${index}.ts`, example)),
  );

  const refused = refusedFiles(await typecheck(house));

  expect(offending.filter((example, index) => !refused.has(`${example.part}/offends-${index}.ts`))).toEqual(
    [],
  );
  expect([...refused].filter((file) => !file.includes('/offends-'))).toEqual([]);
});

/** Our parts with our compiler settings and next to nothing in them. Resolves to its folder. */
async function smallHouse(): Promise<string> {
  const house = await tempFolder();
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'), 'dir');
  for (const name of ['package.json', 'tsconfig.json']) await cp(join(root, name), join(house, name));
  for (const part of new Set([...offending, ...lawful].map((example) => example.part))) {
    await mkdir(join(house, part), { recursive: true });
    await cp(join(root, part, 'tsconfig.json'), join(house, part, 'tsconfig.json'));
    await writeFile(join(house, part, 'index.ts'), 'export const part = 1;\n');
  }
  await writeFile(join(house, 'web/charts/picture.ts'), 'export const part = 1;\n');
  await writeFile(join(house, 'web/pages/Page.vue'), '<template><p>page</p></template>\n');
  return house;
}

function write(house: string, file: string, { line }: Example): Promise<void> {
  return writeFile(join(house, file), `${line}\n`);
}

/** Resolves to what `npm run typecheck` says of server and web. */
function typecheck(house: string): Promise<string> {
  const compiler = join(root, 'node_modules/vue-tsc/bin/vue-tsc.js');
  const args = [compiler, '--build', '--pretty', 'false', 'server', 'web/pages', 'web/console'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: house }, (_error, stdout) => resolve(stdout));
  });
}

function refusedFiles(output: string): Set<string> {
  return new Set(Array.from(output.matchAll(/^(\S+)\(\d+,\d+\): error TS\d+/gm), ([, file]) => file ?? ''));
}

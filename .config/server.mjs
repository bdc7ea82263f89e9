import { spawn } from 'node:child_process';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Compiles the server and the client library's declarations; rejects when a type is wrong. */
export async function compileServer(root) {
  // Forced: by its build info the compiler would not restore deleted files.
  await tsc(root, ['--build', '--force', 'server', 'web/client']);
  // The compiler never removes what a deleted or renamed source left behind, and all of it would be shipped.
  await sweep(join(root, 'dist/server'), join(root, 'server'));
  await sweep(join(root, 'dist/client'), join(root, 'web/client'));
}

function tsc(root, args) {
  const bin = join(root, 'node_modules/typescript/bin/tsc');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(output))));
  });
}

async function sweep(built, sources) {
  for (const name of await readdir(built, { recursive: true })) {
    const source = name.replace(/(\.d\.ts|\.js)$/, '.ts');
    if (source !== name && !(await exists(join(sources, source)))) await rm(join(built, name));
  }
}

function exists(path) {
  return stat(path).then(
    () => true,
    () => false,
  );
}

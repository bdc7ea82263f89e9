import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LaunchOptions } from 'playwright-core';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache');
const UNPACKED = join(CACHE, 'chromium');

// Searched in this order: the system's own libraries win, the package's fill the gaps of a bare machine.
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib'];

/** Unpacks the Chromium that comes as a package (about 2 s, once) and resolves to how it is started. Linux on x64 only. */
export async function unpackChromium(): Promise<LaunchOptions> {
  if (!existsSync(UNPACKED)) await unpack();
  const libraries = [...LIBRARIES, join(UNPACKED, 'al2023/lib')].join(':');
  return {
    executablePath: join(UNPACKED, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf') },
  };
}

// Unpacked aside and renamed when whole: the package itself takes any file that is there for a finished one, also
// when another test's process is in the middle of writing it, or was killed while it did.
async function unpack(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const aside = await mkdtemp(join(CACHE, 'chromium-'));
  await inflateInto(aside);
  await writeFile(join(aside, 'fonts.conf'), fontsConfig());
  try {
    await rename(aside, UNPACKED);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Somebody else was first: theirs is as good.
    if (!existsSync(UNPACKED)) throw error;
  }
}

// In a process of its own: the package knows these two only from the environment, where to unpack to and that its
// libraries are wanted too.
async function inflateInto(folder: string): Promise<void> {
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], { cwd: ROOT, env });
}

// A machine without any font draws no text and gives every word the width 0.
function fontsConfig(): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(UNPACKED, 'fonts')}</dir>
  <cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** As it is served without a base path. */
export const page =
  '<!doctype html><title>Chartwall</title><script type="module" src="/assets/index-1a2b3c.js"></script>';
/** Another page, with files of its own. */
export const consolePage =
  '<!doctype html><title>Console</title><script type="module" src="/console-assets/console-4d5e6f.js"></script>';
export const script = `export const filler = '${'wall '.repeat(500)}';\n`;
export const china = JSON.stringify({ type: 'FeatureCollection', features: [], filler: '中国'.repeat(500) });
export const guangdong = JSON.stringify({
  type: 'FeatureCollection',
  features: [],
  filler: '广东'.repeat(500),
});

/** A folder as the build leaves it; maps have compressed forms beside them, the script only a brotli one. */
export async function makeWebFolder(): Promise<{ webDir: string; remove: () => Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'chartwall-http-'));
  const webDir = join(root, 'web');
  const write = async (path: string, content: string | Buffer) => {
    await mkdir(dirname(join(webDir, path)), { recursive: true });
    await writeFile(join(webDir, path), content);
  };
  await write('index.html', page.replaceAll('="/', '="./'));
  await write('console.html', consolePage.replaceAll('="/', '="./'));
  await write('console-assets/console-4d5e6f.js', script);
  await write('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await write('assets/index-1a2b3c.js', script);
  await write('assets/index-1a2b3c.js.br', brotliCompressSync(script));
  await write('maps/LICENSE', 'Apache License');
  for (const [name, text] of Object.entries({ china, guangdong })) {
    await write(`maps/${name}.json`, text);
    await write(`maps/${name}.json.br`, brotliCompressSync(text));
    await write(`maps/${name}.json.gz`, gzipSync(text));
  }
  await writeFile(join(root, 'secret.json'), '{"secret":true}');
  return { webDir, remove: () => rm(root, { recursive: true }) };
}

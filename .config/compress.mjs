import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { gzipAsync as zopfli } from '@gfx/zopfli';

const TEXT = /\.(js|css|html|svg|json|webmanifest)$/;
// Below this a compressed answer is hardly smaller, and one packet either way.
const LEAST_BYTES = 1024;
const AT_ONCE = 4;
// Code is loaded by every screen before all else, and by gzip: browsers take brotli only over HTTPS. Zopfli makes it a twentieth smaller
// than zlib's best, in a second or three; maps would take ten. The largest file has more to tell apart than its usual fifteen blocks hold.
const CODE = /\.(js|css|html)$/;

/** Puts name.gz and name.br beside every text file in `folder`, so that the server never compresses a page itself. */
export async function compressFolder(folder) {
  const names = await readdir(folder, { recursive: true });
  const left = names.filter((name) => TEXT.test(name));
  const worker = async () => {
    for (let name = left.pop(); name !== undefined; name = left.pop()) await compressFile(join(folder, name));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function compressFile(path) {
  const bytes = await readFile(path);
  if (bytes.length < LEAST_BYTES) return;
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [gz, br] = await Promise.all([
    CODE.test(path)
      ? zopfli(bytes, { numiterations: 5, blocksplittingmax: 40 })
      : promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, { params }),
  ]);
  await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)]);
}

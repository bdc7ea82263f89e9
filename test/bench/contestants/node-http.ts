import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { compete } from './compete.ts';
import { listening } from './listening.ts';

// Node's floor for HTTP: the answer's bytes are ready, its headers too.
interface Ready {
  etag: string;
  body: Buffer;
}

/** The same bytes as ours. */
const asOurs = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const files = new Map<string, Record<string, Ready>>();

function keep(name: string, text: string): void {
  const body = Buffer.from(text);
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  files.set(`/api/${name}`, {
    identity: { etag: `"${hash}"`, body },
    gzip: { etag: `"${hash}-gzip"`, body: gzipSync(body) },
    br: { etag: `"${hash}-br"`, body: brotliCompressSync(body, asOurs) },
  });
}

compete({
  start() {
    const server = createServer((request, response) => {
      const coding = request.headers['accept-encoding'] ?? 'identity';
      const ready = files.get(request.url ?? '')?.[coding];
      if (!ready) return void response.writeHead(404).end();
      const { etag, body } = ready;
      if (request.headers['if-none-match'] === etag)
        return void response.writeHead(304, { ETag: etag }).end();
      response.writeHead(200, {
        ETag: etag,
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Length': body.length,
        ...(coding !== 'identity' && { 'Content-Encoding': coding }),
      });
      response.end(body);
    });
    return listening(server);
  },
  ready: (text) => text,
  keep,
});

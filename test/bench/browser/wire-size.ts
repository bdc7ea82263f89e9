import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

/** Bytes of the bodies of all these addresses together, as a server sends them to whoever takes gzip and nothing better. */
export async function gzippedSize(urls: Iterable<string>): Promise<number> {
  const sizes = await Promise.all([...urls].map(sizeOf));
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function sizeOf(url: string): Promise<number> {
  const [response] = (await once(get(url, { headers: { 'Accept-Encoding': 'gzip' } }), 'response')) as [
    IncomingMessage,
  ];
  let bytes = 0;
  for await (const chunk of response) bytes += (chunk as Buffer).length;
  return bytes;
}

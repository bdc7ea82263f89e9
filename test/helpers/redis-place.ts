import { findProgram } from './debian-program.ts';

/** What Redis the tests use: one that each file starts for itself, one that is there already, or none, with what would help. */
export type RedisPlace =
  | { readonly kind: 'program'; readonly program: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'none'; readonly hint: string };

/** A program on the path, else `REDIS_TEST_URL`, else Debian's package where this may fetch it. */
export async function findRedis(): Promise<RedisPlace> {
  const url = process.env['REDIS_TEST_URL'];
  const packages = url === undefined ? ['redis-server', 'redis-tools'] : undefined;
  const program = await findProgram('redis-server', packages, ['valkey-server']);
  if (program !== undefined) return { kind: 'program', program };
  if (url !== undefined) return { kind: 'url', url };
  return { kind: 'none', hint: 'apt-get install redis-server, or REDIS_TEST_URL=redis://…' };
}

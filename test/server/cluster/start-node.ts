import { startWallServer, type TestServer, type TestServerOptions } from '../../helpers/wall-server.ts';

/** A node of the walls that are shared in this Redis. */
export function startNode(redis: { url: string }, options: TestServerOptions = {}): Promise<TestServer> {
  return startWallServer({ redis: { url: redis.url, replicas: 0 }, ...options });
}

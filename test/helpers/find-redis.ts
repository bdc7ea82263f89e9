import type { TestProject } from 'vitest/node';
import { findRedis, type RedisPlace } from './redis-place.ts';

declare module 'vitest' {
  interface ProvidedContext {
    redis: RedisPlace;
  }
}

/** Before the first test: once, as files that run side by side would fetch it one over the other. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('redis', await findRedis());
}

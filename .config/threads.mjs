// For `npm run dev`: tsx reads TypeScript in the main thread alone, and pictures are drawn in another.
import { isMainThread } from 'node:worker_threads';

if (!isMainThread) {
  const { register } = await import('tsx/esm/api');
  register();
}

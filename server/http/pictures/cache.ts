import { titleIn, type ChartSettings } from '#protocol';
import { LRUCache } from 'lru-cache';
import type { Snapshot } from '../../charts/snapshot.ts';
import type { RenderOptions } from './render-options.ts';
import type { Render, RenderRequest, RenderResult } from './renderer.ts';

const maxPictures = 128;
const maxBytes = 16 * 2 ** 20;

/** Renders a picture once for everybody who requests the same one, also at the same time, and keeps the most recently used. */
export function createPictureCache(render: Render) {
  const cache = new LRUCache<string, RenderResult, RenderRequest>({
    max: maxPictures,
    maxSize: maxBytes,
    sizeCalculation: bytesOf,
    fetchMethod: (_key, _stale, { context }) => render(context),
    // Evicting a picture that is still being rendered must not fail those who wait for it.
    ignoreFetchAbort: true,
  });

  return {
    /** @throws {OverloadedError} */
    picture(
      { name, text, etag, notes }: Snapshot,
      settings: ChartSettings | undefined,
      options: RenderOptions & Pick<RenderRequest, 'timeZone'>,
    ): Promise<RenderResult> {
      const title = titleIn(notes, options.language);
      const key = JSON.stringify([name, etag, settings, title, options]);
      return cache.forceFetch(key, { context: { name, text, settings, title, ...options } });
    },
  };
}

function bytesOf(result: RenderResult): number {
  return 'body' in result ? result.body.length + result.gzip.length : 1;
}

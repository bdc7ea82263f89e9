import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import * as v from 'valibot';
import { fetchParsed } from './fetch-parsed.ts';

const interval = 2000;

const flipSchema = v.object({
  action: v.picklist(['themeChange', 'fullScreen', 'pageChange']),
  at: v.number(),
  screens: v.number(),
  reported: v.number(),
  by: v.optional(v.object({ p50: v.number(), p95: v.number(), max: v.number() })),
  late: v.array(
    v.object({
      screen: v.string(),
      by: v.number(),
      reason: v.picklist(['not-ready', 'hidden', 'clock', 'unknown']),
    }),
  ),
});
const responseSchema = v.object({ flips: v.array(flipSchema) });

/** How the screens of a wall made their last change together. */
export type WallFlip = v.InferOutput<typeof flipSchema>;

/** `none`: nothing has changed since the server was started. `unknown`: it was not asked yet. */
export type LastWallFlip = WallFlip | 'none' | 'unreachable' | 'unknown';

/** A wall's last change, as the server knows it: asked for again and again, as long as the calling scope lives. */
export function useWallFlips(wall: string): Readonly<ShallowRef<LastWallFlip>> {
  const last = shallowRef<LastWallFlip>('unknown');
  let timer: ReturnType<typeof setTimeout>;
  let isDisposed = false;

  async function update(): Promise<void> {
    const flip = await lastFlipOf(wall);
    if (isDisposed) return;
    last.value = flip;
    timer = setTimeout(() => void update(), interval);
  }

  void update();
  onScopeDispose(() => {
    isDisposed = true;
    clearTimeout(timer);
  });
  return last;
}

async function lastFlipOf(wall: string): Promise<LastWallFlip> {
  const url = `/api/-/walls/${encodeURIComponent(wall)}/flips`;
  try {
    const { flips } = await fetchParsed(url, responseSchema);
    return flips[0] ?? 'none';
  } catch {
    return 'unreachable';
  }
}

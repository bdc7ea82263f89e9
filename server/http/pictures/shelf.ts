import type { ChartSettings } from '#protocol';
import type { Snapshot } from '../../charts/snapshot.ts';
import type { Draw, Drawing } from './drawer.ts';
import type { Look } from './look.ts';

interface Kept {
  readonly snapshot: Snapshot;
  readonly settings: ChartSettings | undefined;
  readonly drawing: Promise<Drawing>;
  bytes: number;
}

const mostKept = 128;
const mostBytes = 16 * 2 ** 20;

/**
 * Keeps pictures for those who ask for the same again, or at the same time: as long as content and settings are the same, and as many as
 * there is room for, those that were asked for last.
 */
export function createShelf(draw: Draw) {
  /** the least wanted first */
  const kept = new Map<string, Kept>();

  function drop(key: string, one: Kept): void {
    if (kept.get(key) === one) kept.delete(key);
  }

  function dropOldOf({ name, etag }: Snapshot, settings: ChartSettings | undefined): void {
    for (const [key, one] of kept) {
      const old = one.snapshot.etag !== etag || one.settings !== settings;
      if (one.snapshot.name === name && old) kept.delete(key);
    }
  }

  function makeRoom(): void {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [key, one] of kept) {
      if (kept.size <= mostKept && bytes <= mostBytes) return;
      kept.delete(key);
      bytes -= one.bytes;
    }
  }

  return {
    /** @throws {BusyError} */
    async picture(snapshot: Snapshot, settings: ChartSettings | undefined, look: Look): Promise<Drawing> {
      const { name, text } = snapshot;
      const { type, theme, language, width, height } = look;
      const key = [name, type, theme, language, width, height].join(' ');
      dropOldOf(snapshot, settings);
      const before = kept.get(key);
      const one: Kept = before ?? {
        snapshot,
        settings,
        drawing: draw({ name, text, settings, ...look }),
        bytes: 0,
      };
      kept.delete(key);
      kept.set(key, one);
      try {
        const drawing = await one.drawing;
        if ('body' in drawing) one.bytes = drawing.body.length + drawing.gzip.length;
        return drawing;
      } catch (error) {
        drop(key, one);
        throw error;
      } finally {
        makeRoom();
      }
    },
  };
}

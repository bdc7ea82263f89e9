import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import type { ChartTypeName } from '#protocol';
import { ShapeError, type Language } from '../charts/chart-type.ts';
import type { Asked, Drawable } from '../charts/drawable.ts';
import { drawOriginal } from '../charts/original.ts';
import { chartWords } from '../charts/words/index.ts';
import type { ChartView } from '../client/index.ts';

export type { Drawable };

/** What draws a chart is fetched when it is first needed; when that cannot be had, it is tried again so many ms later. */
const retryAfter = 5000;

export interface DrawableUse {
  readonly drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** why the newest content cannot be drawn */
  readonly fault: Readonly<ShallowRef<string | undefined>>;
  /** when the file was written that the drawable came from, ms since 1970 by the server's clock */
  readonly modified: Readonly<ShallowRef<number | undefined>>;
}

/**
 * The newest content of a chart that can be drawn, with the chart type that suits it. Content that no type draws leaves the last
 * good one in place and says why in `fault`; a file that is gone takes its drawing with it.
 */
export function useDrawable(
  name: string,
  wanted: () => ChartTypeName | undefined,
  view: Readonly<ShallowRef<ChartView>>,
  language: Language,
): DrawableUse {
  const drawable = shallowRef<Drawable>();
  const fault = shallowRef<string>();
  const modified = shallowRef<number>();
  /** of the newest attempt: an older one that ends later is too late */
  let newest = 0;
  /** what the drawable was made of */
  let drawn: unknown;
  let retry: ReturnType<typeof setTimeout>;

  function show(found: Drawable | undefined, json: unknown): void {
    drawn = json;
    drawable.value = found;
    fault.value = undefined;
    stamp();
  }

  function stamp(): void {
    if (view.value.data === drawn) modified.value = view.value.modified;
  }

  function look(): void {
    const attempt = ++newest;
    clearTimeout(retry);
    const json = view.value.data;
    const asked: Asked = { name, settings: view.value.settings, type: wanted() };
    if (json === undefined) return show(undefined, json);
    const original = drawOriginal(json, asked);
    if (original) return show(original, json);
    findLong(json, asked)
      .then((found) => attempt === newest && show(found, json))
      .catch((error: unknown) => attempt === newest && fail(error));
  }

  function fail(error: unknown): void {
    fault.value = reasonOf(error, language);
    if (!(error instanceof ShapeError)) retry = setTimeout(look, retryAfter);
  }

  watch([() => view.value.data, () => view.value.settings, wanted], look, { immediate: true, flush: 'sync' });
  watch(view, stamp, { flush: 'sync' });
  onScopeDispose(() => {
    newest++;
    clearTimeout(retry);
  });
  return { drawable, fault, modified };
}

/** Not with the page: a wall of the six charts does without. */
async function findLong(json: unknown, asked: Asked): Promise<Drawable> {
  const { resolve } = await import('../charts/resolve.ts');
  return resolve(json, asked);
}

/** Why something cannot be drawn, with the place in the data where that is known. */
export function reasonOf(error: unknown, language: Language): string {
  if (error instanceof ShapeError)
    return [error.where, chartWords[language].unfit[error.reason]].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}

import { onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';
import { titleIn, type ChartTypeName } from '#protocol';
import { ShapeError, type Language } from '../charts/chart-type.ts';
import type { DrawRequest, Drawable } from '../charts/drawable.ts';
import { drawOriginal } from '../charts/original.ts';
import { chartWords } from '../charts/words/index.ts';
import type { ChartView } from '../client/index.ts';
import { createHeldOrder } from './held-order.ts';
import { resolveContent } from './resolve-content.ts';
import { useTimeZone } from './useTimeZone.ts';

export type { Drawable };

/** Chart types are loaded on demand. After a failed load the next attempt follows after this delay. ms */
const retryDelay = 5000;

export interface UseDrawableReturn {
  readonly drawable: Readonly<ShallowRef<Drawable | undefined>>;
  /** why the latest content cannot be drawn */
  readonly fault: Readonly<ShallowRef<string | undefined>>;
  /** when the drawable's file was written, ms since 1970 by the server's clock */
  readonly modified: Readonly<ShallowRef<number | undefined>>;
}

/**
 * The latest drawable content of a chart, with its chart type. Content that cannot be drawn sets `fault` and keeps the previous drawable.
 * Deleting the file removes the drawable.
 */
export function useDrawable(
  name: string,
  requestedType: () => ChartTypeName | undefined,
  chosenMeasure: () => string | undefined,
  view: Readonly<ShallowRef<ChartView>>,
  language: Language,
): UseDrawableReturn {
  const drawable = shallowRef<Drawable>();
  const fault = shallowRef<string>();
  const modified = shallowRef<number>();
  /** of the latest attempt; older ones that finish later are ignored */
  let latest = 0;
  /** the data of the drawable */
  let drawnData: unknown;
  let retry: ReturnType<typeof setTimeout>;

  const timeZone = useTimeZone();
  const title = (): string | undefined => titleIn(view.value.notes ?? [], language);

  const held = createHeldOrder(
    (next) => (drawable.value = next),
    () => performance.now(),
  );

  function show(resolved: Drawable | undefined, json: unknown): void {
    drawnData = json;
    held.show(resolved);
    fault.value = undefined;
    updateModified();
  }

  function updateModified(): void {
    if (view.value.data === drawnData) modified.value = view.value.modified;
  }

  function update(): void {
    const attempt = ++latest;
    clearTimeout(retry);
    const json = view.value.data;
    const { settings } = view.value;
    const request: DrawRequest = {
      name,
      settings,
      title: title(),
      timeZone: timeZone.value,
      type: requestedType(),
      measure: chosenMeasure(),
    };
    if (json === undefined) return show(undefined, json);
    const original = drawOriginal(json, request);
    if (original) return show(original, json);
    resolveContent({ json, text: view.value.text }, request)
      .then((resolved) => attempt === latest && show(resolved, json))
      .catch((error: unknown) => attempt === latest && fail(error));
  }

  function fail(error: unknown): void {
    fault.value = reasonOf(error, language);
    if (!(error instanceof ShapeError)) retry = setTimeout(update, retryDelay);
  }

  watch(
    [() => view.value.data, () => view.value.settings, title, timeZone, requestedType, chosenMeasure],
    update,
    {
      immediate: true,
      flush: 'sync',
    },
  );
  watch(view, updateModified, { flush: 'sync' });
  onScopeDispose(() => {
    latest++;
    held.stop();
    clearTimeout(retry);
  });
  return { drawable, fault, modified };
}

/** Why something cannot be drawn, with the path into the data if known. */
export function reasonOf(error: unknown, language: Language): string {
  if (error instanceof ShapeError)
    return [error.where, chartWords[language].unfit[error.reason]].filter(Boolean).join(' ');
  return error instanceof Error ? error.message : String(error);
}

import { computed, type ComputedRef } from 'vue';
import type { Metrics } from '../charts/families/metrics/data.ts';
import { themes } from '../charts/themes/themes.ts';
import { headlineFigures, type HeadlineFigure } from '../charts/types/number/headline.ts';
import type { Drawable } from './useDrawable.ts';
import { useLanguage } from './useLanguage.ts';
import { useWallState } from './useWallState.ts';

export type { HeadlineFigure };

/** The single values of a drawable; undefined where it is something else, which needs a drawing. */
export function useHeadline(
  drawable: () => Drawable | undefined,
): ComputedRef<readonly HeadlineFigure[] | undefined> {
  const { language } = useLanguage();
  const { theme } = useWallState();
  return computed(() => {
    const { type, data } = drawable() ?? {};
    if (type?.name !== 'number') return undefined;
    // Only this type decodes its data so.
    return headlineFigures(data as Metrics, themes[theme.value], language);
  });
}

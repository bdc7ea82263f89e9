import { watchEffect, type ComputedRef } from 'vue';
import type { Theme } from '../charts/theme.ts';

/** Exposes a theme's tokens to the style sheet as CSS variables (`mutedInk` as `--muted-ink`), and its name as `data-theme`. */
export function useThemeTokens(
  theme: ComputedRef<Theme>,
  root: HTMLElement = document.documentElement,
): void {
  watchEffect(
    () => {
      root.dataset['theme'] = theme.value.name;
      for (const [token, value] of Object.entries(theme.value)) {
        if (typeof value === 'string') root.style.setProperty(variableOf(token), value);
      }
      theme.value.series.forEach((colour, index) => root.style.setProperty(`--series-${index + 1}`, colour));
    },
    { flush: 'sync' },
  );
}

function variableOf(token: string): string {
  return `--${token.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

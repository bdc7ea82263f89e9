// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { computed, shallowRef } from 'vue';
import { themes, useThemeTokens } from '../../../web/composables/index.ts';
import { withSetup } from './with-setup.ts';

test('the style sheet gets the theme’s name, its tokens and its series colours, and those of the next theme', () => {
  const root = document.createElement('main');
  const name = shallowRef<'chalk' | 'vintage'>('chalk');
  withSetup(() => {
    useThemeTokens(
      computed(() => themes[name.value]),
      root,
    );
    return true;
  });
  for (const each of ['chalk', 'vintage'] as const) {
    name.value = each;
    const { mutedInk, series } = themes[each];
    expect(root.dataset['theme']).toBe(each);
    expect(root.style.getPropertyValue('--muted-ink')).toBe(mutedInk);
    expect(series.map((_, i) => root.style.getPropertyValue(`--series-${i + 1}`))).toEqual(series);
  }
});

import { inject, type App, type InjectionKey } from 'vue';
import { defaultWall, isName, isThemeName, type SpanPart, type ThemeName } from '#protocol';
import { parsePart } from './span/part-text.ts';

/** What the page's URL says about this screen (`?wall= ?screen= ?part= ?theme= ?kiosk ?lang=`). Invalid values are ignored. */
export interface UrlParams {
  /** changes when an operator moves the screen */
  wall: string;
  /** the screen's display name; '' if it has none */
  readonly screen: string;
  /** the part of the wall's span that this screen shows */
  readonly part: SpanPart | undefined;
  /** overrides the wall's theme on this screen */
  readonly theme: ThemeName | undefined;
  readonly kiosk: boolean;
  readonly lang: string | undefined;
}

export function parseUrlParams(search: string): UrlParams {
  const params = new URLSearchParams(search);
  const wall = params.get('wall') ?? '';
  const theme = params.get('theme');
  return {
    wall: isName(wall) ? wall : defaultWall,
    screen: (params.get('screen') ?? '').slice(0, 100),
    part: parsePart(params.get('part') ?? ''),
    theme: isThemeName(theme) ? theme : undefined,
    kiosk: params.has('kiosk') && params.get('kiosk') !== '0',
    lang: params.get('lang') ?? undefined,
  };
}

const urlParamsKey: InjectionKey<UrlParams> = Symbol('url params');

export function provideUrlParams(app: App, params: UrlParams): void {
  app.provide(urlParamsKey, params);
}

export function useUrlParams(): UrlParams {
  return inject(urlParamsKey, () => parseUrlParams(''), true);
}

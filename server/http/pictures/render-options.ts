import { chartTypeNames, chooseLanguage, initialState, languageOf, languages, themeNames } from '#protocol';
import type { PictureRequest } from '#picture';
import type { Context } from 'koa';

/** The query parameters of a picture. */
export type RenderOptions = Pick<
  PictureRequest,
  'theme' | 'type' | 'measure' | 'language' | 'width' | 'height'
>;

const defaultSize = { width: 960, height: 540 };
const [minSide, maxSide] = [64, 4096];
/** 4K (3840 x 2160), and half as much again */
const maxPixels = 12_600_000;

/** Reads `?theme= &width= &height= &type= &measure= &lang=`; throws 400 with the reason. */
export function readRenderOptions(ctx: Context): RenderOptions {
  const width = sizeOf(ctx, 'width') ?? defaultSize.width;
  const height = sizeOf(ctx, 'height') ?? defaultSize.height;
  if (width * height > maxPixels)
    ctx.throw(400, `${width} x ${height} is too large: at most ${maxPixels} pixels`);
  return {
    width,
    height,
    theme: oneOf(ctx, 'theme', themeNames) ?? initialState.theme,
    type: oneOf(ctx, 'type', chartTypeNames),
    measure: valueOf(ctx, 'measure'),
    language: readLanguage(ctx),
  };
}

function sizeOf(ctx: Context, key: string): number | undefined {
  const value = valueOf(ctx, key);
  if (value === undefined) return undefined;
  const size = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (size < minSide || size > maxSide)
    ctx.throw(400, `${key} must be a whole number of pixels from ${minSide} to ${maxSide}`);
  return size;
}

function oneOf<Value extends string>(
  ctx: Context,
  key: string,
  allowed: readonly Value[],
): Value | undefined {
  const value = valueOf(ctx, key);
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  return found ?? ctx.throw(400, `${key} must be one of ${allowed.join(', ')}`);
}

/** `?lang=`, or else Accept-Language. */
function readLanguage(ctx: Context): RenderOptions['language'] {
  const tag = valueOf(ctx, 'lang');
  if (tag !== undefined) return languageOf(tag) ?? ctx.throw(400, `lang must be ${languages.join(' or ')}`);
  return chooseLanguage(ctx.acceptsLanguages());
}

function valueOf(ctx: Context, key: string): string | undefined {
  const value = ctx.query[key];
  if (Array.isArray(value)) ctx.throw(400, `${key} is given twice`);
  return value === '' ? undefined : value;
}

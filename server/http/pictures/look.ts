import { chartTypeNames, initialState, themeNames } from '#protocol';
import type { PictureAsk } from '#picture';
import type { Context } from 'koa';

/** How a picture is to look: what an address says behind `?`. */
export type Look = Pick<PictureAsk, 'theme' | 'type' | 'language' | 'width' | 'height'>;

const usual = { width: 960, height: 540 };
const [least, most] = [64, 4096];
/** 4K, and a half more */
const mostPixels = 12_600_000;

/** Reads `?theme= &width= &height= &type= &lang=`; throws 400 in words. */
export function lookOf(ctx: Context): Look {
  const width = sizeOf(ctx, 'width') ?? usual.width;
  const height = sizeOf(ctx, 'height') ?? usual.height;
  if (width * height > mostPixels)
    ctx.throw(400, `${width} x ${height} is too large: at most ${mostPixels} pixels`);
  return {
    width,
    height,
    theme: oneOf(ctx, 'theme', themeNames) ?? initialState.theme,
    type: oneOf(ctx, 'type', chartTypeNames),
    language: languageOf(ctx),
  };
}

function sizeOf(ctx: Context, word: string): number | undefined {
  const given = wordOf(ctx, word);
  if (given === undefined) return undefined;
  const size = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (size < least || size > most)
    ctx.throw(400, `${word} must be a whole number of pixels from ${least} to ${most}`);
  return size;
}

function oneOf<Word extends string>(ctx: Context, word: string, known: readonly Word[]): Word | undefined {
  const given = wordOf(ctx, word);
  if (given === undefined) return undefined;
  const found = known.find((each) => each === given);
  return found ?? ctx.throw(400, `${word} must be one of ${known.join(', ')}`);
}

/** What the address says, or else what the browser wants; any Chinese is zh-CN. */
function languageOf(ctx: Context): Look['language'] {
  const given = wordOf(ctx, 'lang');
  const tag = given ?? (ctx.acceptsLanguages('en', 'zh') || 'en');
  if (/^zh\b/i.test(tag)) return 'zh-CN';
  if (/^en\b/i.test(tag)) return 'en';
  return ctx.throw(400, 'lang must be zh-CN or en');
}

function wordOf(ctx: Context, word: string): string | undefined {
  const given = ctx.query[word];
  if (Array.isArray(given)) ctx.throw(400, `${word} is given twice`);
  return given === '' ? undefined : given;
}

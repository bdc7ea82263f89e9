/**
 * Latin fonts come first: in a Chinese one accents may stand beside their letters. Arial, and Liberation Sans, which stands for it on Linux,
 * are narrower than Inter, so that texts in pictures have room where Inter is missing.
 */
const systemFonts =
  "'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";
const withInter = `'Inter Variable', Inter, ${systemFonts}`;

/** ECharts' default font. */
export const defaultFont = '12px sans-serif';

/** The CSS font stack of charts: Inter is bundled, the others are system fonts with Chinese. */
export let fontFamily = withInter;

/**
 * Puts Inter into the stack once it is loaded. Texts that were measured before must be measured again; with another stack they are, also in
 * ECharts' own cache.
 */
export function setInter(available: boolean): void {
  fontFamily = available ? withInter : systemFonts;
}

/** More of the font has been loaded: all texts are measured again, since the stack has another name. */
export function refreshFonts(): void {
  fontFamily += ', sans-serif';
}

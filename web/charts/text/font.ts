const systemFonts = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";
const withInter = `'Inter Variable', Inter, ${systemFonts}`;

/**
 * The font stack of pictures, which often meet a machine without Inter. Arial, and Liberation Sans, which stands for it on Linux, are
 * narrower than Inter. The Latin letters of a Chinese font come next to none of our widths.
 */
export const pictureFontFamily = `'Inter Variable', Inter, 'Helvetica Neue', Arial, ${systemFonts}`;

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

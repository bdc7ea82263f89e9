const systemFonts = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";
const withInter = `'Inter Variable', Inter, ${systemFonts}`;

/** What ECharts writes in where an option names no font. */
export const defaultFont = '12px sans-serif';

/** The CSS font stack of charts: Inter comes with the page, the rest is what machines have for Chinese. */
export let fontFamily = withInter;

/**
 * Takes Inter out of the stack for as long as the page does not have it, and puts it back. A text that is measured before Inter is there
 * must not keep that width afterwards: another stack is another font, to ECharts' own cache as well.
 */
export function setInter(available: boolean): void {
  fontFamily = available ? withInter : systemFonts;
}

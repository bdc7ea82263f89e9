/** What charts and page write with: Inter comes with the page, the rest is what machines have for Chinese. */
export const fontFamily =
  "'Inter Variable', Inter, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', system-ui, sans-serif";

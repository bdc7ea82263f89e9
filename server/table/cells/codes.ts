const idName =
  /^(?:id|uid|uuid|guid|#|no|no\.|nr|nr\.|number|index|idx|pk|sku|编号|序号|号码|工号|学号|订单号|单号|行号)$|(?:^|[^a-z])(?:id|uuid|no|nr)$|[a-z]Id$|(?:编号|序号|单号|学号|工号)$/i;
const codeName =
  /^(?:zip|zipcode|postcode|postal_?code|plz|phone|mobile|tel|fax|port|status|status_?code|http_?status|邮编|邮政编码|电话|手机|手机号|代码|行政区划代码|状态码|pid)$|(?:^|[^a-z])(?:zip|postcode|phone|status_?code)$|(?:代码|邮编|状态码)$/i;

/** True for names of columns whose digits are no quantity whatever they look like: post codes, telephones, states of an answer. */
export function asksForCode(name: string): boolean {
  return codeName.test(name.trim());
}

/** Whole numbers, each but once, under a name such as id, no. or 编号. */
export function isIdentity(name: string, values: Float64Array): boolean {
  if (!idName.test(name.trim())) return false;
  const known = values.filter((value) => !Number.isNaN(value));
  return known.every(Number.isInteger) && new Set(known).size === known.length;
}

const leadingZero = /^0\d+$/;

/** 00123, 010, 007: digits with a zero in front are names, not quantities. */
export function isCode(cells: readonly unknown[]): boolean {
  const texts = cells.filter((cell): cell is string => typeof cell === 'string' && cell !== '');
  const zeros = texts.filter((text) => leadingZero.test(text.trim())).length;
  return zeros > 0 && zeros >= texts.length / 20;
}

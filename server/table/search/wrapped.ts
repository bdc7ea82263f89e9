const valueKeys = ['value', 'Value', 'amount', 'Amount', 'raw', 'v', 'val', 'number'];
const besideValue =
  /^(?:units?|unitCode|uom|currency|currency_code|type|datatype|xml:lang|fmt|longFmt|formatted|formattedValue|f|text|decimals|scale|precision|qualityControl|hidden)$/i;
const typed = /^(?:S|N|BOOL|\$[a-z]+|[a-z]+Value|#text|_text|@value|_value|raw|value|v)$/i;

/**
 * The key that holds the value of an object which stands for one value: `{"amount": 5, "unit": "kWh"}`, `{"raw": 5, "fmt": "5.0"}`,
 * `{"N": "5"}`. Undefined for other objects.
 */
export function valueKeyOf(keys: readonly string[]): string | undefined {
  const [only] = keys;
  if (keys.length === 1) return only !== undefined && typed.test(only) ? only : undefined;
  if (keys.length > 6) return undefined;
  const key = valueKeys.find((one) => keys.includes(one));
  return key !== undefined && keys.every((one) => one === key || besideValue.test(one)) ? key : undefined;
}

/** The same for a cell in a list, which may have an id besides. */
export function cellKeyOf(keys: readonly string[]): string | undefined {
  const key = valueKeyOf(keys);
  if (key !== undefined || keys.length > 3) return key;
  return keys.find(
    (one) => /^value$/i.test(one) && keys.every((other) => other === one || /^(?:id|href)$/.test(other)),
  );
}

const unitKeys = [
  'unit',
  'units',
  'Unit',
  'Units',
  'unitCode',
  'uom',
  'currency',
  'currency_code',
  'unit_of_measurement',
];

/** The unit beside a value or a list: `{"unit": "MW", "data": […]}`. */
export function unitBeside(object: Readonly<Record<string, unknown>>): string | undefined {
  for (const key of unitKeys) {
    const unit = Object.hasOwn(object, key) ? object[key] : undefined;
    if (typeof unit === 'string' && isShortUnit(unit)) return unit;
  }
  return undefined;
}

const stepNames = /^(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)$/i;

/** The same for figures with names of their own: a currency may be that of others, and `day` how far rows are apart. */
export function figureUnitBeside({
  unit,
  units = unit,
}: Readonly<Record<string, unknown>>): string | undefined {
  return typeof units === 'string' && isShortUnit(units) && !stepNames.test(units) ? units : undefined;
}

/** `iso8601` is a format of times, not a unit. */
export function isShortUnit(unit: string): boolean {
  return unit.length > 0 && unit.length <= 12 && !/iso|unix|^(?:number|string|none|count)$/i.test(unit);
}

/** Whether a list under this key holds cells of its row, and not a value by itself. */
export function isCellsName(key: string): boolean {
  return /^(?:keys?|values?|dimensions|metrics|dimensionValues|metricValues|coordinates|point|cells|col_?data|f|c)$/i.test(
    key,
  );
}

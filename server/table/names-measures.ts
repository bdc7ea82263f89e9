const kindName =
  /^(?:_?field|metrics?|measures?|variables?|parameters?|indicators?|pollutants?|kpi|quantity|observable|data.?type|sensor.?types?|measurement|entity.?id|series(?:.?name)?|subject|units?|uom|unit.?(?:of.?)?measure|messgröße|kennzahl|指标|参数|测项|项目)$/i;

/** Whether a column of categories says by its name which measure or unit a row is in: values of two of them are never added up. */
export function namesMeasures(name: string): boolean {
  return kindName.test(name.trim());
}

import type { Language } from '../../chart-type.ts';
import { formatBigNumber } from '../../families/metrics/big-number.ts';
import type { Metric } from '../../families/metrics/metric.ts';
import { withUnit, type ValueFormat } from '../../text/value-format.ts';
import { textWidth } from '../../text/measure.ts';
import { shortNumber } from '../../text/numbers.ts';
import { localised } from '../../text/titles.ts';
import { disambiguate } from '../../text/disambiguate.ts';
import { chartWords } from '../../words/index.ts';

const aim = /target|goal|目标/i;

/** `target 1,000 · 81.3% reached`, shortened to fit. A column that is not a goal, e.g. a capacity, keeps its name and is never "reached". */
export function targetText(
  value: number,
  target: Metric,
  format: ValueFormat,
  { width, size, language }: { width: number; size: number; language: Language },
): string {
  const words = chartWords[language];
  const own = localised(target.name, language);
  const isAim = aim.test(own);
  const name = isAim ? words.target : own;
  const number = formatBigNumber(target.value, { unit: '', ends: [] }, format, language);
  const parts = `${name} ${withUnit(number, target.unit)}`;
  const share = shareText(value, target.value, language);
  const reached = share && isAim ? words.reached(share) : share;
  const choices = share ? [`${parts} · ${reached}`, `${parts} · ${share}`, parts, reached, share] : [parts];
  return choices.find((text) => textWidth(text, size) <= width) ?? share;
}

/** '' when a share is meaningless. */
function shareText(value: number, target: number, language: Language): string {
  const percent = (100 * value) / target;
  if (!(target > 0 && percent >= 0 && percent < 1e6)) return '';
  return `${disambiguate(percent, [100], (one) => shortNumber(one, language), language)}%`;
}

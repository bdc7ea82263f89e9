import { median } from '../value-checks.ts';
import { measureNameOf } from './names.ts';

const [minRows, most, tolerance] = [4, 0.8, 0.005];

/** Whether a column holds a charge or tax that is the same share of another one in most rows: each of these was paid once, and they add up. */
export function isFixedCharge(name: string, values: Float64Array, of: Float64Array): boolean {
  const { saying } = measureNameOf(name);
  if (saying !== 'charge' && saying !== 'tax') return false;
  const shares = values.map((value, row) => value / (of[row] || NaN)).filter((share) => Math.abs(share) > 0);
  const usual = median(shares);
  const alike = shares.filter(
    (share) => Math.abs(share - usual) <= tolerance * Math.abs(usual) + tolerance / 10,
  );
  return shares.length >= minRows && alike.length >= most * shares.length;
}

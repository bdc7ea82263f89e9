import type { OptionPlace } from './left-out.ts';

/** The state that rules share while one option is sanitised. */
export interface SanitiseContext {
  leaveOut(place: OptionPlace): void;
  /** how many more points (with nodes and links), and labels of single points, are allowed */
  points: number;
  labels: number;
  /** the only map that may be used */
  map: string | undefined;
}

/**
 * Returns the allowed part of a value. Undefined: none of it, which the caller reports; a rule reports what it leaves out inside. The
 * result is a new value: only numbers, booleans and short strings are passed on from the file.
 */
export type Rule = (value: unknown, place: OptionPlace, context: SanitiseContext) => unknown;
type Plain = Readonly<Record<string, unknown>>;
export type Keys = Readonly<Record<string, Rule>>;

/** An object with only these keys. */
export function object(keys: Keys): Rule {
  return (value, within, context) => {
    if (!isPlain(value)) return undefined;
    const kept: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const place = { key, within };
      // Own keys on both sides: a file may contain `constructor` and `__proto__`, no rule does.
      const rule = Object.hasOwn(keys, key) ? keys[key] : undefined;
      const sanitised = rule?.(value[key], place, context);
      if (sanitised === undefined) context.leaveOut(place);
      else kept[key] = sanitised;
    }
    return kept;
  };
}

/** A list of at most `most` items. Rejected items are removed. */
export function list(rule: Rule, most: number): Rule {
  return (value, within, context) => {
    if (!Array.isArray(value)) return undefined;
    const items = eachOf(value, rule, within, context, most);
    return items.filter((item) => item !== undefined);
  };
}

/** A list whose indices matter: rejected items become `filler`. */
export function slots(rule: Rule, most: number, filler: () => unknown): Rule {
  return (value, within, context) =>
    Array.isArray(value)
      ? eachOf(value, rule, within, context, most).map((item) => (item === undefined ? filler() : item))
      : undefined;
}

/** One component or a list, as ECharts accepts it; always returned as a list. Others refer to them by index. */
export function components(rule: Rule, most = 20): Rule {
  const all = slots(rule, most, () => ({}));
  return (value, place, context) => {
    if (Array.isArray(value)) return all(value, place, context);
    const one = rule(value, place, context);
    return one === undefined ? undefined : [one];
  };
}

/** The first rule that accepts the value. */
export function either(...rules: readonly Rule[]): Rule {
  return (value, place, context) => {
    for (const rule of rules) {
      const sanitised = rule(value, place, context);
      if (sanitised !== undefined) return sanitised;
    }
    return undefined;
  };
}

/** A list that is not empty. */
export function some(rule: Rule): Rule {
  return (value, place, context) => {
    const sanitised = rule(value, place, context);
    return Array.isArray(sanitised) && sanitised.length > 0 ? sanitised : undefined;
  };
}

/** Rejects objects without this key. */
export function needs(key: string, rule: Rule): Rule {
  return (value, place, context) => {
    const sanitised = rule(value, place, context);
    return isPlain(sanitised) && Object.hasOwn(sanitised, key) ? sanitised : undefined;
  };
}

/** Counts towards the limit of points per option. */
export function counted(rule: Rule): Rule {
  return (value, place, context) => (context.points-- > 0 ? rule(value, place, context) : undefined);
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function eachOf(
  values: readonly unknown[],
  rule: Rule,
  within: OptionPlace,
  context: SanitiseContext,
  most: number,
): readonly unknown[] {
  if (values.length > most) context.leaveOut({ key: most, within });
  return values.slice(0, most).map((value, key) => {
    const place = { key, within };
    const sanitised = rule(value, place, context);
    if (sanitised === undefined) context.leaveOut(place);
    return sanitised;
  });
}

import type { OptionPlace } from './left-out.ts';

/** What rules share while they go through one option. */
export interface SanitiseContext {
  leaveOut(place: OptionPlace): void;
  /** how many more points, nodes and links, and how many labels of single points, may stay */
  points: number;
  labels: number;
  /** the one map that is drawn */
  map: string | undefined;
}

/**
 * What of a value may stay. Undefined: nothing of it, which whoever asked tells; what a rule leaves out further down it tells itself. What
 * comes back is made anew, of what is allowed: nothing of the file is handed on as it is but numbers, booleans and short words.
 */
export type Rule = (value: unknown, place: OptionPlace, context: SanitiseContext) => unknown;
type Plain = Readonly<Record<string, unknown>>;
export type Keys = Readonly<Record<string, Rule>>;

/** An object with these keys, and no others. */
export function object(keys: Keys): Rule {
  return (value, within, context) => {
    if (!isPlain(value)) return undefined;
    const kept: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const place = { key, within };
      // Own keys only, on both sides: `constructor` and `__proto__` are keys of a file like any other, and of no rule.
      const rule = Object.hasOwn(keys, key) ? keys[key] : undefined;
      const sanitised = rule?.(value[key], place, context);
      if (sanitised === undefined) context.leaveOut(place);
      else kept[key] = sanitised;
    }
    return kept;
  };
}

/** A list of at most `most`; items that the rule does not take are left out, and those after them move up. */
export function list(rule: Rule, most: number): Rule {
  return (value, within, context) => {
    if (!Array.isArray(value)) return undefined;
    const items = eachOf(value, rule, within, context, most);
    return items.filter((item) => item !== undefined);
  };
}

/** A list in which places count: what the rule does not take is `filler`, so that those after it stay where they are. */
export function slots(rule: Rule, most: number, filler: () => unknown): Rule {
  return (value, within, context) =>
    Array.isArray(value)
      ? eachOf(value, rule, within, context, most).map((item) => (item === undefined ? filler() : item))
      : undefined;
}

/** One component or a list of them, as ECharts takes it; always a list. Others point at them by their places. */
export function components(rule: Rule, most = 20): Rule {
  const all = slots(rule, most, () => ({}));
  return (value, place, context) => {
    if (Array.isArray(value)) return all(value, place, context);
    const one = rule(value, place, context);
    return one === undefined ? undefined : [one];
  };
}

/** The first of the rules that takes the value. */
export function either(...rules: readonly Rule[]): Rule {
  return (value, place, context) => {
    for (const rule of rules) {
      const sanitised = rule(value, place, context);
      if (sanitised !== undefined) return sanitised;
    }
    return undefined;
  };
}

/** A list that something is left of. */
export function some(rule: Rule): Rule {
  return (value, place, context) => {
    const sanitised = rule(value, place, context);
    return Array.isArray(sanitised) && sanitised.length > 0 ? sanitised : undefined;
  };
}

/** What is nothing without this key. */
export function needs(key: string, rule: Rule): Rule {
  return (value, place, context) => {
    const sanitised = rule(value, place, context);
    return isPlain(sanitised) && Object.hasOwn(sanitised, key) ? sanitised : undefined;
  };
}

/** Counts against what all points of an option may be together. */
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

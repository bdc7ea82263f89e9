import { arePartNames } from './cells/part-names.ts';
import { crossedNames, memberName } from './crossed-names.ts';
import { isSumName } from './drawn-measures.ts';
import { measureIn, numbersIn, type Facts } from './facts.ts';
import { maxSeries } from './label.ts';
import { measureNameOf } from './secondary-measures/names.ts';
import { largest, sum } from './value-checks.ts';

const [minThings, mostFigures, mostParts] = [4, 4, 8];

/**
 * The same few figures of several things: `alcohol-use, alcohol-frequency, cocaine-use …`, `张三用量, 张三电费, 李四用量 …`. Of each thing the same
 * one: of the parts of a total what most of it is, else a mean before its deviation, else the first.
 */
export function oneFigureOfAll(facts: Facts): Facts | undefined {
  const { measures, overrides, column } = facts;
  if (overrides.values.length > 0 || measures.length <= maxSeries) return undefined;
  const found = crossedNames(measures.map((at) => [at, column(at).name]));
  if (!found) return undefined;
  const { things, figures } = found;
  const cells = things * figures.size;
  const haveMarks = measures.every((at) => memberName.test(column(at).name));
  // what belongs to no thing is a figure of its own, but names in signs may be made alike by chance
  if (haveMarks ? cells < measures.length || things < minThings : cells <= measures.length / 2)
    return undefined;
  const parts = partsOfTotal(facts, figures);
  if (figures.size > (parts ? mostParts : mostFigures)) return undefined;
  const names = [...figures.keys()];
  if (!parts && ((names.length === 2 && arePartNames(names)) || !areOfKinds(facts, things, figures)))
    return undefined;
  const main = parts
    ? parts.toSorted((one, other) => sizeOf(facts, figures, other) - sizeOf(facts, figures, one))[0]
    : (names.find((name) => sayingOf(name) === 'middle') ??
      names.find((name) => sayingOf(name) === undefined) ??
      names[0]);
  const chosen = new Set(figures.get(main ?? ''));
  return { ...facts, measures: measures.filter((at) => chosen.has(at)), pickedFrom: measures.length };
}

type Figures = ReadonlyMap<string, readonly number[]>;

/** The figures of things that share one total and never exceed it, such as `up` beside the number of checks. */
function partsOfTotal(facts: Facts, figures: Figures): readonly string[] | undefined {
  const total = [...figures.keys()].find(isSumName);
  const columns = figures.get(total ?? '')?.map((at) => numbersIn(facts, at));
  const [first, ...others] = columns ?? [];
  if (!first || !others.every((one) => one.every((value, row) => Object.is(value, first[row]))))
    return undefined;
  const parts = [...figures.keys()].filter((name) => name !== total);
  const fits = (at: number): boolean =>
    numbersIn(facts, at).every((value, row) => !(value < 0 || value > (first[row] ?? NaN)));
  return parts.every((name) => figures.get(name)?.every(fits)) ? parts : undefined;
}

function sizeOf(facts: Facts, figures: Figures, name: string): number {
  return (figures.get(name) ?? []).reduce((all, at) => all + sum(numbersIn(facts, at)), 0);
}

const otherScale = 3;

/** Whether the figures of a thing are of different kinds: by their names, their units, or for most things by their scale. Boys and girls are not. */
function areOfKinds(facts: Facts, things: number, figures: Figures): boolean {
  const columns = [...figures.values()];
  const differ = (thing: number): boolean => {
    const members = columns.flatMap((of) => of[thing] ?? []);
    const kinds = members.map(
      (at) => `${sayingOf(facts.column(at).name) ?? ''} ${measureIn(facts, at)?.unit ?? ''}`,
    );
    const sizes = members.map((at) => largest(numbersIn(facts, at)));
    return new Set(kinds).size > 1 || Math.max(...sizes) >= otherScale * Math.min(...sizes);
  };
  return Array.from({ length: things }, (_, thing) => thing).filter(differ).length > things / 2;
}

function sayingOf(name: string): string | undefined {
  return measureNameOf(name).saying;
}

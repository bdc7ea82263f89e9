import type { ChartSettings } from '#protocol';
import { timeZoneMistake, valueMistake, type Mistake } from './mistake.ts';

/** The first mistake in a side-car that no schema can express. */
export function settingsMistake(settings: ChartSettings): Mistake | undefined {
  return timeZoneMistake(settings) ?? alarmMistake(settings);
}

function alarmMistake({ alarm, freshness }: ChartSettings): Mistake | undefined {
  if (!alarm) return undefined;
  const { above, below, outside, missing, stale } = alarm;
  if (above === undefined && below === undefined && !outside && !missing && !stale)
    return valueMistake(['alarm'], (name, words) => words.alarm.nothing(name));
  if (outside && outside[0] > outside[1])
    return valueMistake(['alarm', 'outside'], (name, words) => words.alarm.reversed(name));
  if (stale && freshness === null)
    return valueMistake(['alarm', 'stale'], (name, words) => words.alarm.neverStale(name));
  return undefined;
}

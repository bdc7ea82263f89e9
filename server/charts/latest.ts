import { translate, type Translations } from '#protocol';
import { latestValues, readSource, type LatestValues } from '#table';
import { serverWords } from '../words/index.ts';
import type { ChartIdentity } from './facts.ts';
import type { Content } from './snapshot.ts';

/** What a chart with this name and these settings shows last of the measure that its alarm is about. Takes about 20 ms for 1 MB. */
export function latestOf(
  { text }: Pick<Content, 'text'>,
  { name, settings, timezone }: ChartIdentity,
): LatestValues | undefined {
  const source = readSource(JSON.parse(text), settings?.timezone ?? timezone);
  return latestValues(source, { name, ...(settings && { settings }) }, settings?.alarm?.of);
}

/** Why the limits of a chart's alarm can never be crossed, given that it shows these values; undefined: they can. */
export function deafAlarm(
  { settings }: Pick<ChartIdentity, 'settings'>,
  values: LatestValues | undefined,
): Translations | undefined {
  const { above, below, outside, of } = settings?.alarm ?? {};
  const hasLimit = above !== undefined || below !== undefined || outside !== undefined;
  if (!hasLimit || values) return undefined;
  return translate(serverWords, ({ alarm }) => (of === undefined ? alarm.noValues : alarm.noColumn(of)));
}

import type { ChartData } from '#protocol';
import type { ChartView, SavedChart } from './chart-view.ts';

/** A chart's content in the wire's fields, with its JSON text. Shared by all requests, so it has no request's fields. */
export type ChartContent = Pick<
  ChartData,
  'action' | 'chartName' | 'revision' | 'etag' | 'modified' | 'notes'
> & {
  readonly data: string;
};

/** What the server sends apart from the content. It stays when the content changes. */
export function metadataOf({
  problem,
  settings,
  alarm,
}: ChartView): Pick<ChartView, 'problem' | 'settings' | 'alarm'> {
  return { problem, ...(settings && { settings }), ...(alarm && { alarm }) };
}

/** What to keep of a chart. Not the alarm: whether it is on at the next visit, the server will say. */
export function savedOf(
  { chartName, data, ...content }: ChartContent,
  { problem, settings }: ChartView,
): SavedChart {
  const version = versionOf({ ...content, chartName });
  return { chartName, data, ...version, problem, ...(settings && { settings }) };
}

/** Which version of a chart this is, and how it was read. */
export function versionOf({
  revision,
  etag,
  modified,
  notes,
}: ChartData): Pick<ChartView, 'revision' | 'etag' | 'modified' | 'notes'> {
  return {
    revision,
    ...(etag !== undefined && { etag }),
    ...(modified !== undefined && { modified }),
    ...(notes && { notes }),
  };
}

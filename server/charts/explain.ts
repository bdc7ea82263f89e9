import { explainSource, readSource, type Explanation } from '#table';
import type { ChartIdentity } from './facts.ts';
import type { Content } from './snapshot.ts';

/** How a chart with this name and these settings draws a content, and what was noted when its file was read. Takes about 50 ms for 1 MB. */
export function explainContent(
  content: Pick<Content, 'text' | 'notes'>,
  { name, settings, timezone }: ChartIdentity,
): Explanation {
  const explanation = explainSource(readSource(JSON.parse(content.text), settings?.timezone ?? timezone), {
    name,
    ...(settings && { settings }),
  });
  return { ...explanation, notes: [...content.notes, ...explanation.notes] };
}

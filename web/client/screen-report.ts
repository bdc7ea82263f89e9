import { limits, type ScreenFacts, type ScreenTelemetry } from '#protocol';
import type { ChartView } from './chart-view.ts';
import type { Clock } from './clock.ts';
import type { Environment } from './environment.ts';
import type { OutgoingMessage } from './messages.ts';

/** What the client knows of how it is going (PROTOCOL.md P-5). */
export type ClientMeasures = Pick<ScreenTelemetry, 'roundTrip' | 'clockOffset' | 'charts'>;

/** What operators are told of this screen. */
export interface ScreenReport {
  /** how it is; undefined until the page has said so */
  readonly facts: ScreenFacts | undefined;
  /** The page says how it is: that is told at once, and whenever the screen enters. */
  setFacts(facts: ScreenFacts): void;
  /** A message was answered that was sent at `sent`, by `monotonic`. */
  sample(sent: number): void;
  measures(): ClientMeasures;
}

interface ScreenReportDeps {
  /** does nothing while there is no connection */
  send: (message: OutgoingMessage) => void;
  clock: Pick<Clock, 'serverNow' | 'error'>;
  /** the charts that the page shows */
  charts: () => readonly string[];
  viewOf: (chartName: string) => ChartView;
}

export function createScreenReport(
  { send, clock, charts, viewOf }: ScreenReportDeps,
  { monotonic, now }: Pick<Environment, 'monotonic' | 'now'>,
): ScreenReport {
  let facts: ScreenFacts | undefined;
  let roundTrip: number | undefined;

  return {
    get facts() {
      return facts;
    },
    setFacts(value) {
      facts = value;
      send({ action: 'facts', value });
    },
    sample(sent) {
      roundTrip = Math.max(0, Math.round((monotonic() - sent) * 10) / 10);
    },
    measures: () => ({
      ...(roundTrip !== undefined && { roundTrip }),
      ...(clock.error < Infinity && { clockOffset: Math.round(clock.serverNow() - now()) }),
      charts: Object.fromEntries(
        charts()
          .slice(0, limits.reportedCharts)
          .map((name) => [name, chartMeasures(viewOf(name))]),
      ),
    }),
  };
}

function chartMeasures({ revision, modified, error, problem }: ChartView): ClientMeasures['charts'][string] {
  const reason = error?.message ?? problem?.reason;
  return {
    revision,
    ...(modified !== undefined && { modified }),
    ...(reason !== undefined && { error: reason.slice(0, 200) }),
  };
}

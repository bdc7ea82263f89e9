import type { ScreenFacts, ScreenTelemetry, SpanPart } from '#protocol';
import type { ScreenAsides } from './asides.ts';
import type { Attendance } from './attendance.ts';
import type { Lookers } from './lookers.ts';
import type { ScreenDetails } from './neighbours.ts';
import type { PresentSession } from './present-session.ts';
import type { Telemetry } from './telemetry.ts';
import type { Watchers } from './watchers.ts';

interface ReportsDeps {
  asides: ScreenAsides;
  attendance: Attendance<PresentSession>;
  details: Map<string, ScreenDetails>;
  telemetry: Telemetry;
  lookers: Pick<Lookers, 'wants'>;
  watchers: Pick<Watchers, 'change' | 'report'>;
  /** Tells other nodes how a screen is now. */
  announce: (screen: string) => void;
  wallOf: (screen: string) => string | undefined;
}

/** What screens say of themselves, on all nodes. */
export function createReports({
  asides,
  attendance,
  details,
  telemetry,
  lookers,
  watchers,
  announce,
  wallOf,
}: ReportsDeps) {
  function takeFacts(screen: string, facts: ScreenFacts): void {
    const known = details.get(screen);
    if (!known) return;
    known.facts = facts;
    watchers.change(screen, wallOf(screen));
  }

  function takeTelemetry(screen: string, report: ScreenTelemetry): void {
    const { wall = '', isElsewhere = false } = attendance.find(screen) ?? {};
    if (telemetry.take(screen, wall, report, isElsewhere)) watchers.report(screen);
  }

  asides.onTold('facts', ({ screen, facts }) => {
    if (attendance.find(screen)?.isElsewhere) takeFacts(screen, facts);
  });
  asides.onTold('telemetry', ({ screen, report }) => {
    if (attendance.find(screen)?.isElsewhere) takeTelemetry(screen, report);
  });
  asides.onTold('ask', () => {
    for (const { screen } of attendance.here()) {
      const facts = details.get(screen)?.facts;
      if (facts) asides.tell('facts', { screen, facts });
    }
  });
  asides.onOpen(() => asides.tell('ask', null));

  return {
    setFacts(screen: string, facts: ScreenFacts): void {
      takeFacts(screen, facts);
      asides.tell('facts', { screen, facts });
    },
    setPart(screen: string, part: SpanPart | null): void {
      const known = details.get(screen);
      if (!known) return;
      known.part = part ?? undefined;
      announce(screen);
    },
    setTelemetry(screen: string, report: ScreenTelemetry): void {
      takeTelemetry(screen, report);
      const wall = attendance.find(screen)?.wall;
      if (wall !== undefined && lookers.wants(wall)) asides.tell('telemetry', { screen, report });
    },
  };
}

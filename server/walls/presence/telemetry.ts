import { limits, type ScreenOrder, type ScreenTelemetry } from '#protocol';

/** What screens say of themselves while somebody looks; they are asked for it, and it is forgotten with the last who looks (PROTOCOL.md P-5). */
export interface Telemetry {
  of(screen: string): ScreenTelemetry | undefined;
  /** A screen has said so. Returns false, and forgets it, if nobody looks at its wall. */
  take(screen: string, wall: string, telemetry: ScreenTelemetry, isElsewhere: boolean): boolean;
  /** A fresh page of the screen has entered the wall. */
  enter(screen: string, wall: string): void;
  forget(screen: string): void;
  /** Others may look now than before. */
  update(): void;
}

interface TelemetryDeps {
  /** Whether somebody looks at a wall. */
  isWanted: (wall: string) => boolean;
  /** the screens that have a socket */
  here: () => Iterable<{ readonly screen: string; readonly wall: string }>;
  order: (screen: string, order: ScreenOrder) => void;
}

export function createTelemetry({ isWanted, here, order }: TelemetryDeps): Telemetry {
  const reports = new Map<string, { wall: string; telemetry: ScreenTelemetry }>();
  /** the walls whose screens were asked */
  let asked = new Set<string>();

  const begin = (screen: string) => order(screen, { action: 'telemetry', every: limits.telemetryInterval });

  function end(screen: string): void {
    reports.delete(screen);
    order(screen, { action: 'telemetry', off: true });
  }

  return {
    of: (screen) => reports.get(screen)?.telemetry,
    take(screen, wall, telemetry, isElsewhere) {
      // its own node has asked it
      if (isElsewhere ? !isWanted(wall) : !asked.has(wall)) return false;
      reports.set(screen, { wall, telemetry });
      return true;
    },
    enter(screen, wall) {
      reports.delete(screen);
      if (!asked.has(wall) && !isWanted(wall)) return;
      asked.add(wall);
      begin(screen);
    },
    forget: (screen) => void reports.delete(screen),
    update() {
      const screens = [...here()];
      const walls = new Set(screens.map(({ wall }) => wall));
      const wanted = new Set([...walls].filter(isWanted));
      for (const { screen, wall } of screens) {
        if (wanted.has(wall) && !asked.has(wall)) begin(screen);
        if (!wanted.has(wall) && asked.has(wall)) end(screen);
      }
      asked = wanted;
      for (const [screen, { wall }] of reports) if (!isWanted(wall)) reports.delete(screen);
    },
  };
}

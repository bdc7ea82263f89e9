import * as v from 'valibot';
import type { Journal } from '../storage/journal.ts';
import type { After } from '../walls/after.ts';
import { recoveries, toldSchema, type BadEvent, type EventType } from './event.ts';

/** How a thing is now. */
export interface Finding {
  /** of a chart or screen: its name or id */
  readonly thing: string;
  /** what is told when it is not well */
  readonly bad: BadEvent;
  readonly isBad: boolean;
  /** how long it must be so before it is told: that it is not well, and that it is again. ms */
  readonly settle: readonly [bad: number, good: number];
  /** what is told with it */
  readonly data: Record<string, unknown>;
}

/** Tells of each thing once that it is not well, and once that it is again. What was told survives the process. */
export interface Conditions {
  /** Takes in how everything is; what is not among it any more is gone, and was well at the last. */
  update(findings: readonly Finding[]): void;
  close(): void;
}

interface ConditionsDeps {
  journal: Journal;
  after: After;
  tell: (type: EventType, data: Record<string, unknown>) => void;
}

const prefix = 'told:';

export function createConditions({ journal, after, tell }: ConditionsDeps): Conditions {
  const told = new Set<string>();
  const settling = new Map<string, { isBad: boolean; cancel: () => void }>();

  for (const [key, value] of journal.entries(prefix))
    if (v.is(toldSchema, value)) told.add(key.slice(prefix.length));

  function take(finding: Finding): void {
    const { isBad, settle } = finding;
    const key = keyOf(finding);
    const known = settling.get(key);
    if (known?.isBad === isBad) return;
    stop(key);
    if (told.has(key) === isBad) return;
    const cancel = after(settle[isBad ? 0 : 1], () => settled(finding));
    settling.set(key, { isBad, cancel });
  }

  function stop(key: string): void {
    settling.get(key)?.cancel();
    settling.delete(key);
  }

  function settled(finding: Finding): void {
    const { bad, isBad, data } = finding;
    const key = keyOf(finding);
    settling.delete(key);
    if (isBad) told.add(key);
    else told.delete(key);
    const type = isBad ? bad : recoveries[bad];
    // the journal says why it could not
    (isBad ? journal.put(prefix + key, { type }) : journal.delete(prefix + key)).catch(() => {});
    tell(type, data);
  }

  function forget(key: string): void {
    stop(key);
    const [bad, thing] = partsOf(key);
    if (told.has(key) && isBadEvent(bad))
      settled({ thing, bad, isBad: false, settle: [0, 0], data: { ...named(bad, thing), removed: true } });
  }

  return {
    update(findings) {
      findings.forEach(take);
      const present = new Set(findings.map(keyOf));
      for (const key of [...told, ...settling.keys()]) if (!present.has(key)) forget(key);
    },
    close() {
      [...settling.keys()].forEach(stop);
    },
  };
}

function keyOf({ bad, thing }: Finding): string {
  return `${bad}:${thing}`;
}

function partsOf(key: string): [bad: string, thing: string] {
  const end = key.indexOf(':');
  return [key.slice(0, end), key.slice(end + 1)];
}

function isBadEvent(type: string): type is BadEvent {
  return Object.hasOwn(recoveries, type);
}

/** `{chart: name}` or `{screen: id}` */
function named(bad: BadEvent, thing: string): Record<string, string> {
  return { [bad.slice(0, bad.indexOf('.'))]: thing };
}

import { expect, test } from 'vitest';
import type { Identity } from '../../../server/auth/identity.ts';
import { createLiveIdentities } from '../../../server/auth/live-identities.ts';

const minute = 60_000;
const person: Identity = { role: 'operator', walls: 'all', name: 'ann', session: 's' };

/** One second after the other, as the sweeps have it. */
function startIdentities(isValid: () => boolean) {
  let [time, due] = [0, (): void => {}];
  const identities = createLiveIdentities({
    revocations: { has: () => false, revoke: () => Promise.resolve(), onRevoke: () => {} },
    sessions: { isValid, onEnd: () => {} },
    now: () => time,
    after: (_ms, run) => {
      due = run;
      return () => (due = () => {});
    },
  });
  const wait = (ms: number): void => {
    for (const end = time + ms; time < end;) {
      time += 1000;
      due();
    }
  };
  return { identities, wait };
}

test('A-8: people who have logged in are validated again every 30 minutes while their socket is open', () => {
  let isValid = true;
  let asked = 0;
  const { identities, wait } = startIdentities(() => {
    asked++;
    return isValid;
  });
  const ends: string[] = [];
  identities.hold(
    person,
    ({ code }) => ends.push(code),
    () => {},
  );
  wait(30 * minute - 1000);
  expect(asked).toBe(0);
  wait(61 * minute);
  expect([asked, ends]).toEqual([3, []]);
  isValid = false;
  wait(30 * minute);
  expect(ends).toEqual(['expired']);
  wait(60 * minute);
  expect(ends).toEqual(['expired']);
});

test('who has left is not validated, nor is a token', () => {
  const { identities, wait } = startIdentities(() => {
    throw new Error('nobody is to be validated');
  });
  const leave = identities.hold(
    person,
    () => {},
    () => {},
  );
  identities.hold(
    { role: 'screen', walls: 'all', jti: 'a', expires: 365 * 24 * 60 * minute },
    () => {},
    () => {},
  );
  leave();
  wait(61 * minute);
});

import type { Alarms } from '../../server/walls/alarms/alarms.ts';

/** For tests in which no chart has an alarm. */
export const noAlarms: Pick<Alarms, 'of' | 'raised' | 'onChange'> = {
  of: () => undefined,
  raised: () => [],
  onChange: () => {},
};

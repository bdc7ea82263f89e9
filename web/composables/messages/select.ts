import type { Message } from '#protocol';

/** What a screen has room for at a time; more would cover its charts. */
const maxAlarms = 2;
const maxBanners = 3;

export interface Selection {
  /** in the order in which they were sent */
  readonly alarms: readonly Message[];
  readonly banners: readonly Message[];
  /** how many more there are */
  readonly waiting: number;
}

/** Which messages are on the screen. `shown`: ids of those that were on it before. */
export function selectMessages(messages: readonly Message[], shown: ReadonlySet<string>): Selection {
  const isAlarm = ({ level }: Message): boolean => level === 'alarm';
  const alarms = select(messages.filter(isAlarm), shown, maxAlarms);
  const others = messages.filter((message) => !isAlarm(message));
  // one line beside an alarm, so that it stays the largest
  const banners = select(others, shown, alarms.length > 0 ? 1 : maxBanners);
  return { alarms, banners, waiting: messages.length - alarms.length - banners.length };
}

/**
 * What is shown for some seconds stays until these are over, and warnings stay; then comes, in order, what was not shown yet; the rest is
 * for the newest of those that stay until they are dismissed.
 */
function select(messages: readonly Message[], shown: ReadonlySet<string>, room: number): Message[] {
  const rank = ({ id, seconds, level }: Message): number => {
    if (!shown.has(id)) return 1;
    return seconds === undefined && level === 'info' ? 2 : 0;
  };
  const order = messages.map((message, index) => ({ message, index, rank: rank(message) }));
  order.sort((one, other) => {
    const isNewestFirst = one.rank === 2 && other.rank === 2;
    return one.rank - other.rank || (isNewestFirst ? other.index - one.index : one.index - other.index);
  });
  return order
    .slice(0, room)
    .sort((one, other) => one.index - other.index)
    .map(({ message }) => message);
}

/** The clocks of a time zone. Times are ms since 1970; a local time is that of a clock on the wall there, taken as UTC. */
export interface ZoneClock {
  /** The local time at a moment. */
  toLocal(moment: number): number;
  /** The moments with this local time, ascending: none if a clock change skips it, two if one repeats it. */
  momentsAt(local: number): readonly number[];
  /** The first moment with this local time, or the one to which the clocks were moved on if they skip it. */
  momentAt(local: number): number;
}

const clocks = new Map<string, ZoneClock>();
/** Names may be written in any case: more than there are zones. */
const maxClocks = 100;

/** The clocks of a time zone by its IANA name. @throws {RangeError} if this runtime does not know it */
export function zoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = createClock(offsetsOf(timeZone));
  if (clocks.size >= maxClocks) clocks.clear();
  clocks.set(timeZone, clock);
  return clock;
}

/** Whether this runtime knows a time zone. Asking `Intl` each time would cost a sixth of what reading a small file does. */
export function hasZoneClock(timeZone: string): boolean {
  try {
    return zoneClock(timeZone) !== undefined;
  } catch {
    return false;
  }
}

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
/** No zone is further west or east. */
const [furthestWest, furthestEast] = [-16 * hour, 16 * hour];

function createClock(offsetAt: (moment: number) => number): ZoneClock {
  function candidates(local: number): readonly number[] {
    const [before, after] = [offsetAt(local - furthestEast), offsetAt(local - furthestWest)];
    return before === after
      ? [local - before]
      : [local - Math.max(before, after), local - Math.min(before, after)];
  }
  const momentsAt = (local: number): readonly number[] =>
    candidates(local).filter((moment) => moment + offsetAt(moment) === local);
  return {
    toLocal: (moment) => moment + offsetAt(moment),
    momentsAt,
    momentAt: (local) => momentsAt(local)[0] ?? candidates(local).at(-1) ?? NaN,
  };
}

/** No zone changes its clocks twice within this time. ms */
const span = 8 * day;

interface Span {
  readonly before: number;
  readonly after: number;
  /** the moment of the change from the one to the other */
  readonly change: number;
}

/** How far local time is ahead of UTC at a moment; ms. Asks `Intl` about twice for 8 days, and remembers the answers. */
function offsetsOf(timeZone: string): (moment: number) => number {
  const read = offsetReader(timeZone);
  const edges = new Map<number, number>();
  const spans = new Map<number, Span>();
  let [lastIndex, last]: [number, Span | undefined] = [NaN, undefined];

  function edge(index: number): number {
    const offset = edges.get(index) ?? read(index * span);
    edges.set(index, offset);
    return offset;
  }

  function spanAt(index: number): Span {
    const known = spans.get(index);
    if (known) return known;
    const [before, after] = [edge(index), edge(index + 1)];
    const change = before === after ? -Infinity : changeBetween(index * span, (index + 1) * span);
    const found = { before, after, change };
    spans.set(index, found);
    return found;
  }

  /** To the minute: since 1970 every zone has changed its clocks on one. */
  function changeBetween(from: number, to: number): number {
    const before = read(from);
    let [low, high] = [from, to];
    while (high - low > minute) {
      const middle = low + Math.floor((high - low) / 2 / minute) * minute;
      if (read(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }

  return (moment) => {
    const index = Math.floor(moment / span);
    if (index !== lastIndex || !last) [lastIndex, last] = [index, spanAt(index)];
    return moment < last.change ? last.before : last.after;
  };
}

/** Years that `Intl` writes as people count them. */
const [earliest, latest] = [Date.UTC(1000, 0), Date.UTC(2999, 11)];

function offsetReader(timeZone: string): (moment: number) => number {
  const two = '2-digit';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  });
  return (moment) => {
    // also for NaN
    if (!(moment >= earliest && moment <= latest)) return 0;
    const text = format.format(moment);
    const [month = 1, date, year = 0, hours, minutes, seconds] = text.split(/\D+/).map(Number);
    return Date.UTC(year, month - 1, date, hours, minutes, seconds) - moment;
  };
}

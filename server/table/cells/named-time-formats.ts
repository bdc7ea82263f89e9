import { monthOf } from './calendar-names.ts';
import { moment, type Moment } from './moment.ts';
import { clock, fullYear, momentOf, type MatchGroups } from './time-parts.ts';

const name = String.raw`(\p{L}{3,12})\.?`;
const weekday = String.raw`(?:\p{L}{2,10}\.?,? )?`;

/** Times with the name of a month, in any language that `monthOf` knows: the pattern's source, and how its groups are read. */
export const namedFormats: readonly (readonly [string, (groups: MatchGroups) => Moment | undefined])[] = [
  // 5 Jan 2024, 05-JAN-24, 5. Januar 2024, 5 de enero de 2024, 05JAN2024; Fri, 05 Jan 2024 08:30:00 GMT
  [
    String.raw`${weekday}(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:[-/ ]*|\sde\s)${name}(?:[-/ ,]*|\sde\s)(\d{4}|\d{2})(?:\sr\.|\sг\.?|г\.?)?${clock}`,
    (groups) => momentOf(groups, fullYear(groups[3]), monthOf(groups[2]), groups[1], 4),
  ],
  // Jan 5, 2024; January 5th 2024, 8:30 PM
  [
    String.raw`${weekday}${name}[- ](\d{1,2})(?:st|nd|rd|th)?(?:, ?| |-)(\d{4})${clock}`,
    (groups) => momentOf(groups, groups[3], monthOf(groups[1]), groups[2], 4),
  ],
  // Fri Jan  5 08:30:00 2024, Fri Jan 5 08:30:00 AM UTC 2024
  [
    String.raw`${weekday}${name} +(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2}) (?:(AM|PM) )?(?:([A-Z]{1,5}) )?(\d{4})`,
    (groups) => momentOf(groups, groups[8], monthOf(groups[1]), groups[2], 3),
  ],
  // January 2024, Jan-24, janv. 2024, enero de 2024
  [
    String.raw`${name}(?:(?:[-/ ',.]+|\sde\s)(\d{4})|[-/' ]+(\d{2}))(?:\sr\.|\sг\.?|г\.?)?`,
    ([, month, long, short]) => moment('month', Number(long ?? fullYear(short)), monthOf(month)),
  ],
  // 2024 JAN, 2024-Jan-05
  [
    String.raw`(\d{4})[-/ ]+${name}(?:[-/ ]+(\d{1,2}))?`,
    ([, year, month, day]) =>
      moment(day === undefined ? 'month' : 'day', Number(year), monthOf(month), Number(day ?? 1)),
  ],
  // 05/Jan/2024:08:30:00 +0800, of web servers
  [
    String.raw`\[?(\d{1,2})/([a-z]{3})/(\d{4}):(\d{2}):(\d{2}):(\d{2})(AM)? ?([-+]\d{4})?\]?`,
    (groups) => momentOf(groups, groups[3], monthOf(groups[2]), groups[1], 4),
  ],
];

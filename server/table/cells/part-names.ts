import { byName } from './by-name.ts';
import { nameParts } from './id-names.ts';
import { wholeWords } from './word-lists.ts';

const whole = (list: string): RegExp => wholeWords(list, 'u');

/** What everything either is or is not: the first word is tried first, so that what is not covered is not taken for covered. */
const pairs: readonly (readonly [not: RegExp, is: RegExp])[] = [
  [whole('missed|uncovered|not covered|nicht abgedeckt|non couvert'), whole('covered|abgedeckt|couvert')],
  [whole('miss(?:es)?'), whole('hits?')],
  [
    whole(
      'failed|failures?|fail(?:s|ing)?|not passed|nicht bestanden|durchgefallen|échoués?|suspensos?|reprovad[oa]s?|falliti|gezakt',
    ),
    whole(
      'passed|pass(?:es|ing)?|succeeded|success(?:es|ful)?|bestanden|réussis?|aprobad[oa]s?|aprovad[oa]s?|superati|geslaagd',
    ),
  ],
  [
    whole('free|unused|available|avail|idle|vacant|frei|libres?|liber[oi]|livres?|vrij|disponibles?'),
    whole(
      'used|busy|occupied|belegt|genutzt|utilisés?|occupés?|usad[oa]s?|ocupad[oa]s?|occupat[oi]|usat[oi]|gebruikt',
    ),
  ],
  [
    whole('rejected|declined|refused|abgelehnt|refusés?|rechazad[oa]s?'),
    whole('accepted|approved|angenommen|acceptés?'),
  ],
  [whole('absent|abwesend|absents|ausentes?'), whole('present|attended|anwesend|présents|presentes?')],
  [whole('unread|unsolved|unpaid|offline'), whole('read|solved|paid|online')],
  [/未通过|不合格|失败|失敗/u, /通过|合格|成功/u],
  [/未用|空闲|剩余|可用|空き/u, /已用|使用中|使用済み|占用/u],
];

/** Whether two names are of the two parts of one whole: `LINE_MISSED` and `LINE_COVERED`, `used` and `free`. */
export function arePartNames([one = '', other = '']: readonly string[]): boolean {
  const [name, otherName] = [bareOf(one), bareOf(other)];
  return pairs.some((pair) => areBoth(pair, name, otherName) || areBoth(pair, otherName, name));
}

function areBoth([not, is]: readonly [RegExp, RegExp], name: string, otherName: string): boolean {
  if (!not.test(name) || !is.test(otherName) || not.test(otherName)) return false;
  return bareOf(name.replace(not, ' ')) === bareOf(otherName.replace(is, ' '));
}

const bareOf = byName((name): string => nameParts(name).join(' '));

import { byName } from './by-name.ts';
import { lastKey } from './codes.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(', '));

/** What people answer and things come to: each word counts a part of all. */
const answers = words(
  [
    'yes, no, yea, yeas, nay, nays, aye, ayes, noes, for, against, in favour, in favor, abstain, abstained, abstention, abstentions, absent, present, not voting, non voting, did not vote, undecided, no answer, no opinion, agree, disagree, strongly agree, strongly disagree, somewhat agree, somewhat disagree, neutral, positive, negative, mixed, invalid, valid, blank',
    'passed, failed, skipped, pass, fail, skip, success, failure, succeeded, error, errors, broken, blocked, pending, cancelled, canceled, aborted, timed out, flaky, unstable, untested',
    'open, closed, todo, to do, in progress, in review, done, new, resolved, reopened, won, lost, queued, running, waiting, completed, stopped, ready, healthy, unhealthy, degraded, up, down, unknown, online, offline, other',
    'critical, high, medium, low, info, negligible, 1xx, 2xx, 3xx, 4xx, 5xx, male, female, diverse, divers',
    'ja, nein, enthaltung, enthaltungen, dafür, dagegen, ungültig, abwesend, bestanden, durchgefallen, offen, erledigt, in arbeit, männlich, weiblich, keine angabe, nicht abgestimmt, nicht teilgenommen, hoch, mittel, niedrig, kritisch',
    'oui, non, pour, contre, absents, non votants, blancs, nuls, réussi, échoué, ignoré, ouvert, fermé, en cours, hommes, femmes',
    'sí, a favor, en contra, abstención, abstenciones, ausente, ausentes, no votaron, aprobado, suspenso, abierto, cerrado, en curso, hombres, mujeres',
    'sì, favorevoli, contrari, astenuti, assenti, non votanti, aperto, chiuso, in corso, sim, não, abstenção, abstenções, aberto, fechado, em andamento',
    'nee, voor, tegen, onthouding, niet gestemd, geslaagd, gezakt, afgerond, mannen, vrouwen',
    '赞成, 反对, 弃权, 未投票, 是, 否, 通过, 失败, 跳过, 成功, 未开始, 进行中, 已完成, 男, 女, 好评, 中评, 差评, 賛成, 反対, 棄権, 欠席, はい, いいえ',
  ].join(', '),
);

const [ends, middle] = [words('high, low, hoch, niedrig'), words('medium, mittel, critical, kritisch')];

/** The names of figures that are answers or outcomes: each counts a part of all. The high and low of a price have no middle, and the same answer of several things is no part of one. */
export function answersAmong(names: readonly string[]): readonly string[] {
  const found = names.filter((name) => answers.has(wordOf(name)));
  if (new Set(found.map(wordOf)).size < found.length) return [];
  const areGrades = found.some((name) => middle.has(wordOf(name)));
  return areGrades ? found : found.filter((name) => !ends.has(wordOf(name)));
}

const wordOf = byName((name): string =>
  lastKey(name.trim())
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[_-]+/g, ' '),
);

/** What is none of the usual answers: without an opinion, not there, another one. */
const otherWord =
  /(?<!\p{L})(?:no|not|non|did|un\p{L}+|without|others?|sans|autres?|ohne|nicht|keine?|sonstige|sin|otr[ao]s?|senza|altri|altre|sem|outr[ao]s?|geen|niet|overige)(?!\p{L})|[未不无無]/iu;

/** Whether a name beside those of answers is that of another answer. */
export function isOtherAnswer(name: string): boolean {
  return otherWord.test(wordOf(name));
}

const inCapitals = /^(.+)\.[A-Z][A-Z\d_]*$/;

/** Whether names are keys in capitals of one object: the cases of an enumeration, `stats.FOR, stats.AGAINST`. */
export function areCases(names: readonly string[]): boolean {
  const objects = new Set(names.map((name) => inCapitals.exec(name)?.[1]));
  return (
    objects.size === 1 && !objects.has(undefined) && names.some((name) => /[A-Z]{3}/.test(lastKey(name)))
  );
}

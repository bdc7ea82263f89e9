const stems = '(?:agree|satisfied|likely|good|同意|满意|赞成|赞同|认同|可能|好)';
const against = `(?:dis(?:agree|satisfied)|un(?:satisfied|likely)|poor|bad|反对|差|不${stems})`;
const strongly = 'strongly|very|completely|totally|extremely|fully|非常|完全|十分|强烈|极其|很';
const slightly = 'somewhat|slightly|rather|partly|tend to|比较|较|有点|有些|基本';
const answer = new RegExp(`^(?:(${strongly})|(${slightly})|) ?(?:(${against})|${stems})$`);
const neutral =
  /^(?:neutral|neither\b.*|undecided|unsure|not sure|mixed|average|fair|中立|中性|一般|普通|不确定|无所谓|说不清)$/;
const none =
  /^(?:do(?: no|n[’'])t know|no (?:answer|opinion)|n\/a|not applicable|不知道|不适用|未回答|未作答|拒答)$/;

/**
 * How far each answer to a question such as "How much do you agree?" agrees: below 0 for those against, 0 for neutral ones, undefined for
 * who gave none. Undefined unless all are such answers, in English or Chinese, and go both ways.
 * @param areShares whether they are parts of the same whole: then 1 to 5 are answers as well
 */
export function agreementsOf(
  names: readonly string[],
  areShares: boolean,
): readonly (number | undefined)[] | undefined {
  const texts = names.map(withoutNumber);
  const given = texts.filter((text) => !none.test(text));
  const isNumbered = areShares && given.length === 5 && given.toSorted().join('') === '12345';
  const agreements = given.map((text) => (isNumbered ? Number(text) - 3 : agreementOf(text)));
  const known = agreements.filter((agreement) => agreement !== undefined);
  if (known.length < given.length || new Set(known).size < given.length) return undefined;
  if (!known.some((agreement) => agreement < 0) || !known.some((agreement) => agreement > 0))
    return undefined;
  return texts.map((text) => agreements[given.indexOf(text)]);
}

/** `1 - Strongly disagree` and `非常同意（5）` without their numbers. */
function withoutNumber(name: string): string {
  const text = name.trim().toLowerCase();
  return text.replace(/^\d\s*[-–—.:：=、)）]\s*/, '').replace(/\s*[(（]\d[)）]$/, '');
}

function agreementOf(text: string): number | undefined {
  if (neutral.test(text)) return 0;
  const [said, strong, slight, no] = answer.exec(text.replace('不太', '有点不')) ?? [];
  if (said === undefined) return undefined;
  return (strong ? 3 : slight ? 1 : 2) * (no ? -1 : 1);
}

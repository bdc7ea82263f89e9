import { memoise, type Facts } from './facts.ts';

/** The same answer about a table and one of its columns, worked out once: one rule after the other asks for it. */
export function perColumn<Answer>(
  answerTo: (facts: Facts, at: number) => Answer,
): (facts: Facts, at: number) => Answer {
  const known = new WeakMap<Facts, (at: number) => Answer>();
  return (facts, at) => {
    const answers = known.get(facts) ?? memoise((one) => answerTo(facts, one));
    known.set(facts, answers);
    return answers(at);
  };
}

/** As `perColumn`, about the table as a whole. */
export function perTable<Answer>(answerTo: (facts: Facts) => Answer): (facts: Facts) => Answer {
  const answer = perColumn((facts) => answerTo(facts));
  return (facts) => answer(facts, 0);
}

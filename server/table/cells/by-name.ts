/** More names than the columns of the files in use have. */
const most = 1000;

/**
 * The same answer for the same name, worked out once: a table asks for its columns many times, and the next version of a file has the same
 * columns.
 */
export function byName<Answer>(answerTo: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, { readonly answer: Answer }>();
  return (name) => {
    let found = known.get(name);
    if (!found) {
      if (known.size >= most) known.clear();
      known.set(name, (found = { answer: answerTo(name) }));
    }
    return found.answer;
  };
}

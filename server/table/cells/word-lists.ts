/** The words of a list, which blanks separate. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** One of these as a whole word, whatever script it is in: `a|b`. */
export function wholeWords(list: string, flags = 'iu'): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${list})(?!\p{L})`, flags);
}

/** A name with its words apart: `resultTime`, `result_time`. `marks`: what stands between them */
export function spacedName(name: string, marks = /_/g): string {
  return name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(marks, ' ');
}

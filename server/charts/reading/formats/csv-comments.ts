const block = /^\uFEFF?(?:[ \t]*(?:#(?:[ \t][^\r\n]*)?)?(?:\r\n|\n|\r))+/;
const delimiters = [',', ';', '\t', '|'];

/**
 * Removes comment lines (`# …`) above the table, but not `#group` and the like, which belong to it. Line breaks stay, so that line numbers
 * do. The last comment is the header if it has as many cells as the next line: `# time,load`.
 */
export function withoutComments(text: string): string {
  const comments = block.exec(text)?.[0] ?? '';
  // one alone is a title, or the header
  if ((comments.match(/^[ \t]*#/gm)?.length ?? 0) < 2) return text;
  const rest = text.slice(comments.length);
  const next = /^[^\r\n]*/.exec(rest)?.[0] ?? '';
  if (next === '') return text;
  const last = /[ \t]*#([^\r\n]*)(\r\n|\n|\r)[\r\n]*$/.exec(comments);
  const isHeader = last !== null && hasAsManyCells(last[1] ?? '', next);
  const above = isHeader ? comments.slice(0, last.index) : comments;
  const header = isHeader ? comments.slice(last.index).replace(/^[ \t]*#[ \t]*(?=[\p{L}"])/u, '') : '';
  return above.replace(/[^\r\n]+/g, '') + header + rest;
}

function hasAsManyCells(comment: string, row: string): boolean {
  return delimiters.some((delimiter) => {
    const count = row.split(delimiter).length;
    return count > 1 && comment.split(delimiter).length === count;
  });
}

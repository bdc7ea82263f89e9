const block = /^\uFEFF?(?:[ \t]*(?:#(?:[ \t][^\r\n]*)?)?(?:\r\n|\n|\r))+/;
const delimiters = [',', ';', '\t', '|'];

/**
 * The text without the lines above the table that begin with `# `, as programs comment their exports (`#group` is a part of one); their line breaks stay, so that places
 * in the text do. The last of them is the header if it has as many cells as the line after it: `# time,load`.
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

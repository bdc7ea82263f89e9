/** Text that may stand inside a `{style|…}` label: braces would end the style, so they become their wide twins. */
export function escapeRichText(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝');
}

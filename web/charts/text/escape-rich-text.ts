/** Escapes text for a `{style|…}` label: braces would end the style, so they become fullwidth braces. */
export function escapeRichText(text: string): string {
  return text.replaceAll('{', '｛').replaceAll('}', '｝');
}

/** Control characters, bidirectional and invisible marks, and lone surrogates: unsafe to print on a terminal. */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Makes text from a file, or a file's name, safe for terminals: control characters become their symbols (a tab `␉`), other invisible
 * characters `�`. One character stays one character, so that columns still match.
 */
export function visible(text: string): string {
  return text.replace(unseen, (char) => {
    const code = char.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

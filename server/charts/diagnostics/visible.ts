/** Control characters, marks that turn or hide text, and half surrogate pairs: what must not reach a terminal as it is. */
const unseen =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text from a file or a file's name, made harmless for terminals: control characters become their pictures (a tab `␉`),
 * other unseen characters `�`. One character stays one character, so that columns still fit.
 */
export function visible(text: string): string {
  return text.replace(unseen, (char) => {
    const code = char.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

/**
 * What a terminal would obey, or what changes the order of what is read: C0 and C1 controls (escape sequences start with
 * one), marks and overrides of writing direction, invisible characters, line separators and halves of surrogate pairs.
 */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/** The text with every unsafe character as a visible sign: `␛` for a C0 control, `\u202e` for others. */
export const escapeControls = (text: string): string => text.replace(unsafe, sign);

const sign = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

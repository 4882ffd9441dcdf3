/** Code points that take two columns: East Asian wide and fullwidth characters, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const invisible = /\p{M}|\p{Cf}/u;
const ascii = /^[\x20-\x7e]*$/;

/** How many columns a terminal needs for text without control characters; a sequence it may join counts in full. */
export const displayWidth = (text: string): number =>
  ascii.test(text) ? text.length : [...text].reduce((sum, character) => sum + characterWidth(character), 0);

/** The text if it fits into so many columns, else its beginning and `…`. */
export const cutToWidth = (text: string, columns: number): string => {
  if (text.length <= columns && ascii.test(text)) return text;
  let width = 0;
  let kept = '';
  for (const character of text) {
    const next = characterWidth(character);
    if (width + next > columns) return `${withoutOverflow(kept, width, columns)}…`;
    width += next;
    kept += character;
  }
  return kept;
};

/** Makes room for the ellipsis: the last column, or two when a wide character stands there. */
const withoutOverflow = (kept: string, width: number, columns: number): string => {
  if (width < columns) return kept;
  const characters = [...kept];
  while (characters.length > 0) {
    const dropped = characterWidth(characters.pop() ?? '');
    if (dropped > 0) break;
  }
  return characters.join('');
};

const characterWidth = (character: string): number => {
  if (ascii.test(character)) return 1;
  if (invisible.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
};

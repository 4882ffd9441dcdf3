/** Strings, and the marks that stand between values. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+/gs;

/** What is nested deeper stands on one line: with blanks before each of its lines it would be as long as its depth squared. */
const mostLevels = 100;

/**
 * JSON over lines, two spaces a level, for the first hundred levels. Its numbers keep their digits, and its strings their
 * escapes.
 */
export const indentJson = (json: string): string => {
  let depth = 0;
  let isEmpty = false;
  const line = (): string => (depth > mostLevels ? '' : `\n${'  '.repeat(depth)}`);
  return json.replace(token, (text, at: number) => {
    if (text === ',') return `,${line()}`;
    if (text === ':') return ': ';
    if (text === '{' || text === '[') {
      isEmpty = /^\s*[}\]]/.test(json.slice(at + 1, at + 1000));
      if (isEmpty) return text;
      depth += 1;
      return `${text}${line()}`;
    }
    if (text !== '}' && text !== ']') return text.startsWith('"') ? text : '';
    if (isEmpty) {
      isEmpty = false;
      return text;
    }
    const before = depth > mostLevels ? '' : `\n${'  '.repeat(depth - 1)}`;
    depth -= 1;
    return `${before}${text}`;
  });
};

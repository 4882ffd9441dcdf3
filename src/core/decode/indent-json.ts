/** Strings, and the marks that stand between values. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|\s+/gs;

/** JSON over lines, two spaces a level. Its numbers keep their digits, and its strings their escapes. */
export const indentJson = (json: string): string => {
  let depth = 0;
  let isEmpty = false;
  const line = (): string => `\n${'  '.repeat(depth)}`;
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
    depth -= 1;
    return `${line()}${text}`;
  });
};

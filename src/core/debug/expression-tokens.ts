export type ExpressionToken = {
  readonly text: string;
  /** UTF-16 offset. */
  readonly at: number;
  /** How many brackets stand open around it; a bracket has the depth of what it stands in. */
  readonly depth: number;
  readonly kind: 'word' | 'number' | 'string' | 'regexp' | 'operator';
  /** Whether a value ends here, so that no value can follow without an operator between. */
  readonly endsValue: boolean;
};

const space = /(?:\s|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
const word = /#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const number = /\.?\d(?:[eE][+-]\d|[\w.])*/y;
// An unfinished string goes to the end of the text.
const string = /'(?:[^'\\]|\\.)*(?:'|\\?$)|"(?:[^"\\]|\\.)*(?:"|\\?$)/sy;
const regexp = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const operator =
  /\.{3}|>>>=|\*\*=|<<=|>>=|>>>|&&=|\|\|=|\?\?=|===|!==|=>|==|!=|<=|>=|\*\*|\+\+|--|<<|>>|&&|\|\||\?\?|\?\.(?!\d)|[-+*/%&|^]=|./suy;

/** Words after which a value follows, as after an operator. */
const prefixWords = new Set(['typeof', 'void', 'delete', 'new', 'in', 'instanceof', 'await', 'yield', 'of']);

/**
 * The tokens of a JavaScript expression, as far as one must know them to tell code from text: a template is one string,
 * whatever it holds. What is no JavaScript gives tokens too.
 */
export function* expressionTokens(text: string): Generator<ExpressionToken, void> {
  let depth = 0;
  let previous: ExpressionToken | null = null;
  for (let at = match(space, text, 0).length; at < text.length; ) {
    const found = tokenAt(text, at, previous);
    if (/^[)\]}]$/.test(found.text)) depth = Math.max(0, depth - 1);
    const token: ExpressionToken = { ...found, at, depth };
    yield token;
    if (/^[([{]$/.test(found.text)) depth += 1;
    previous = token;
    at += found.text.length;
    at += match(space, text, at).length;
  }
}

type Found = Pick<ExpressionToken, 'text' | 'kind' | 'endsValue'>;

const tokenAt = (text: string, at: number, previous: ExpressionToken | null): Found => {
  const name = match(word, text, at);
  // After a dot `in` is a property.
  if (name !== '') return { text: name, kind: 'word', endsValue: isAfterDot(previous) || !prefixWords.has(name) };
  const digits = match(number, text, at);
  if (digits !== '') return { text: digits, kind: 'number', endsValue: true };
  const quoted = text[at] === '`' ? templateAt(text, at) : match(string, text, at);
  if (quoted !== '') return { text: quoted, kind: 'string', endsValue: true };
  const pattern = previous?.endsValue === true ? '' : match(regexp, text, at);
  if (pattern !== '') return { text: pattern, kind: 'regexp', endsValue: true };
  const sign = match(operator, text, at);
  const endsValue = /^[)\]}]$/.test(sign) || (/^(?:\+\+|--)$/.test(sign) && previous?.endsValue === true);
  return { text: sign, kind: 'operator', endsValue };
};

const isAfterDot = (previous: ExpressionToken | null): boolean => previous?.text === '.' || previous?.text === '?.';

/**
 * From its backtick to the one that closes it, past the code in its `${…}`; to the text's end where none does. Without
 * recursion: a text may nest deeper than the stack is.
 */
const templateAt = (text: string, start: number): string => {
  const open: ('`' | '{')[] = [];
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    const isText = open.at(-1) === '`';
    if (isText && character === '\\') at += 1;
    else if (isText && text.startsWith('${', at)) {
      open.push('{');
      at += 1;
    } else if (!isText && (character === '"' || character === "'")) at += match(string, text, at).length - 1;
    else if (character === (isText ? '`' : '}')) open.pop();
    else if (!isText && (character === '`' || character === '{')) open.push(character);
    if (open.length === 0) return text.slice(start, at + 1);
  }
  return text.slice(start);
};

const match = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
};

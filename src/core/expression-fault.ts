/** Why a text is no JavaScript expression, in V8's words; null when it is one. Nothing of it runs. */
export const expressionFault = (expression: string): string | null => {
  try {
    // `1) || (2` passes in parentheses and `1], [2` in brackets, but neither in both. Line ends close a trailing comment.
    new Function(`'use strict';[${expression}\n]`);
    new Function(`'use strict';(${expression}\n)`);
    return null;
  } catch (cause) {
    // The parser's stack ends before a text does.
    if (cause instanceof RangeError) return 'Nested too deep';
    if (!(cause instanceof SyntaxError)) throw cause;
    return reasonOf(cause, expression);
  }
};

/** Where the expression ends too soon V8 complains of the bracket that stands around it, which nobody typed. */
const reasonOf = ({ message }: SyntaxError, expression: string): string =>
  message === "Unexpected token ']'" && !expression.includes(']') ? 'Unexpected end' : message;

import { expressionTokens } from '../../core/debug/expression-tokens.ts';
import type { Misuse, PromptCommand } from './prompt-command.ts';

/** Reads `NAME = EXPR`, where NAME is a variable or a path from one; it ends at the first `=` that stands alone. */
export const readSet = (text: string): PromptCommand | Misuse => {
  const equals = [...expressionTokens(text)].find((token) => token.text === '=' && token.depth === 0);
  if (equals === undefined) return misuse('needs NAME = EXPR');
  const target = text.slice(0, equals.at).trim();
  const expression = text.slice(equals.at + 1).trim();
  if (target === '') return misuse('needs a name before the =');
  if (expression === '') return misuse('needs an expression after the =');
  if (!isPath(target)) return misuse(`changes a variable or a property, not "${target}"`);
  return { name: 'set', target, expression };
};

/** A name, then any of `.name` and `[…]`. */
const isPath = (text: string): boolean => {
  const [first, ...rest] = [...expressionTokens(text)].filter(({ depth }) => depth === 0);
  if (first?.kind !== 'word') return false;
  return rest.every((token, index) => {
    if (token.kind === 'word') return rest[index - 1]?.text === '.';
    if (token.text === '.') return rest[index + 1]?.kind === 'word';
    return token.text === '[' ? rest[index + 1]?.text === ']' : token.text === ']';
  });
};

const misuse = (why: string): Misuse => ({ command: 'set', error: `set ${why}, for example: set order.items[0] = 3` });

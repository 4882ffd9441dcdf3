import { pointerStep } from '../json-pointer.ts';

/** What a walk over JSON text meets. `pointer()` is where it stands; ask only when needed. */
export type JsonVisitor = {
  readonly member?: (name: string, isDuplicate: boolean, pointer: () => string) => void;
  readonly number?: (source: string, pointer: () => string) => void;
};

type Frame = { readonly names: Set<string> | null; key: string | number };

// Strings are unrolled so that long ones do not backtrack.
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[-0-9][-+.eE0-9]*|[{}[\],]/gs;

/** Walks the text of a JSON value as it is written: with repeated members and exact numbers. The text must be JSON. */
export const walkJson = (text: string, { member, number }: JsonVisitor): void => {
  const stack: Frame[] = [];
  const pointer = (): string => stack.map(({ key }) => pointerStep(key)).join('');
  let isName = false;
  for (const [token] of text.matchAll(tokens)) {
    const frame = stack[stack.length - 1];
    const first = token[0] ?? '';
    if (first === '{' || first === '[') {
      stack.push({ names: first === '{' ? new Set() : null, key: first === '{' ? '' : 0 });
      isName = first === '{';
    } else if (first === '}' || first === ']') {
      stack.pop();
      isName = false;
    } else if (first === ',') {
      isName = frame ? advance(frame) : false;
    } else if (first === '"') {
      if (isName && frame) {
        const isDuplicate = enterMember(frame, token);
        member?.(String(frame.key), isDuplicate, pointer);
      }
      isName = false;
    } else {
      number?.(token, pointer);
    }
  }
};

/** Whether a member's name comes next. */
const advance = (frame: Frame): boolean => {
  if (typeof frame.key === 'number') frame.key += 1;
  return frame.names !== null;
};

/** Whether the object had such a member already. */
const enterMember = (frame: Frame, token: string): boolean => {
  const name: string = JSON.parse(token);
  const isDuplicate = frame.names?.has(name) ?? false;
  frame.names?.add(name);
  frame.key = name;
  return isDuplicate;
};

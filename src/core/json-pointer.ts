/** A name or index as one step of a JSON pointer (RFC 6901), with its slash. */
export const pointerStep = (name: string | number): string =>
  `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** The names and indexes of a pointer. */
export const pointerTokens = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What stands at a pointer; undefined where nothing does. Looks at own members only. */
export const valueAt = (root: unknown, pointer: string): unknown => pointerReader(pointer)(root);

/** The same for one pointer and many values. */
export const pointerReader = (pointer: string): ((root: unknown) => unknown) => {
  const tokens = pointerTokens(pointer);
  return (root) => {
    let node = root;
    for (const token of tokens) {
      if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
      if (Array.isArray(node) && !/^(?:0|[1-9]\d*)$/.test(token)) return undefined;
      node = Reflect.get(node, token);
    }
    return node;
  };
};

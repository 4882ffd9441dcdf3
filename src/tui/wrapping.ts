/** Whether the terminal goes on in the next row where a row is full. */
export type Wrapping = { readonly set: (isOn: boolean) => void; readonly restore: () => void };

/**
 * Off while the screens are shown, until `restore`. Terminals do not agree on how wide emoji are: a row that one of them
 * finds too wide is cut at the edge, where wrapped it would move all rows below it.
 */
export const wrappingOf = (write: (text: string) => void): Wrapping => {
  let isOver = false;
  const set = (isOn: boolean): void => {
    if (!isOver) write(isOn ? '\u001b[?7h' : '\u001b[?7l');
  };
  const restore = (): void => {
    set(true);
    isOver = true;
  };
  return { set, restore };
};

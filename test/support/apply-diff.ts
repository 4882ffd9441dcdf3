/** Makes the changes that a diff shows, each where its old lines stand; they must stand there once. */
export const applyDiff = (text: string, diff: string): string => {
  const lines = diff.split('\n').slice(0, -1);
  const side = (sign: '-' | '+'): string =>
    lines.flatMap((line) => (line.startsWith(' ') || line.startsWith(sign) ? [`${line.slice(1)}\n`] : [])).join('');
  const pieces = text.split(side('-'));
  if (pieces.length !== 2) throw new Error(`found ${pieces.length - 1} times, not once:\n${side('-')}`);
  return pieces.join(side('+'));
};

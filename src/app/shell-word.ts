/** A word as a POSIX shell reads it: as it is where that is safe, else in quotes. */
export const shellWord = (text: string): string =>
  /^[A-Za-z0-9_\-.,:/@%+=]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

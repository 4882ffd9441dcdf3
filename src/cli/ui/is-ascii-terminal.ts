type Env = Readonly<Record<string, string | undefined>>;

/**
 * Whether the terminal has no more than ASCII. A locale that is not set tells nothing: containers and Windows have none,
 * and show Unicode all the same.
 */
export const isAsciiTerminal = ({ TERM, LC_ALL, LC_CTYPE, LANG }: Env): boolean => {
  const locale = LC_ALL || LC_CTYPE || LANG || '';
  return TERM === 'linux' || (locale !== '' && !/utf-?8/i.test(locale));
};

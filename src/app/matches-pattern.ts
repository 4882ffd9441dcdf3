/** Whether a name is what a glob (`*`, `?`) stands for, or has the text in it. */
export const matchesPattern = (name: string, pattern: string): boolean => {
  if (!isGlob(pattern)) return name.includes(pattern);
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(name);
};

export const isGlob = (pattern: string): boolean => /[*?]/.test(pattern);

/** `typescript` is JavaScript too. */
export type Language = 'typescript' | 'json' | 'yaml';

/** What a file is written in, by its name; null for what is shown without colours. */
export const languageOf = (file: string): Language | null => {
  const extension = /\.([cm]?[jt]sx?|json|jsonc|ya?ml)$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  if (extension.startsWith('json')) return 'json';
  return extension.startsWith('y') ? 'yaml' : 'typescript';
};

import type { Finding } from '../../../core/workspace.ts';
import { clean } from '../../frame/clean.ts';
import { many } from '../../frame/many.ts';
import type { Piece } from '../../frame/pieces.ts';
import type { Theme } from '../../frame/theme.ts';
import type { SchemaItem } from './schema-tree.ts';

/** A schema with how it is; a finding with its line; an event that uses it, with its topic. */
export const schemaPieces = (
  { entry, finding, use }: SchemaItem,
  { glyphs }: Theme,
  topicOf: (event: string) => string,
): readonly Piece[] => {
  if (finding !== undefined) {
    const role = roleOf(finding);
    const sign = finding.level === 'error' ? glyphs.bad : glyphs.unknown;
    return [
      { text: `${sign} line ${finding.line}: `, role },
      { text: clean(finding.message) },
      { text: `  ${finding.rule}`, role: 'dim' },
    ];
  }
  if (use !== undefined) {
    const header = use.header === null ? '' : `, header ${use.header}`;
    return [
      { text: `${glyphs.arrow} `, role: 'key' },
      { text: clean(`event ${use.event}${header}`) },
      { text: clean(`  ${topicOf(use.event)}`), role: 'dim' },
    ];
  }
  const { file, findings } = entry;
  const counts = countWords(findings);
  const words = [...counts, ...usedWords(entry.uses.length)].join(', ');
  const hasErrors = findings.some(({ level }) => level === 'error');
  const glyph = hasErrors ? glyphs.bad : findings.length > 0 ? glyphs.unknown : glyphs.ok;
  const role = hasErrors ? 'bad' : findings.length > 0 ? 'warn' : 'ok';
  return [
    { text: `${glyph} `, role },
    { text: clean(file), role: 'title' },
    ...(words === '' ? [] : [{ text: `  ${words}`, role: counts.length > 0 ? role : 'dim' } as const]),
  ];
};

/** `3 errors`, `1 warning`; none of what there is none of. */
export const countWords = (findings: readonly Finding[]): readonly string[] => {
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  return [...(errors > 0 ? [many(errors, 'error')] : []), ...(warnings > 0 ? [many(warnings, 'warning')] : [])];
};

export const roleOf = ({ level }: Pick<Finding, 'level'>): 'bad' | 'warn' => (level === 'error' ? 'bad' : 'warn');

/** Others may refer to it all the same. */
const usedWords = (uses: number): readonly string[] => (uses === 0 ? ['used by no event'] : []);

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
      { text: `${sign} ${finding.line} `, role },
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
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  const words = [...(errors > 0 ? [many(errors, 'error')] : []), ...(warnings > 0 ? [many(warnings, 'warning')] : [])];
  const glyph = errors > 0 ? glyphs.bad : warnings > 0 ? glyphs.unknown : glyphs.ok;
  const role = errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'ok';
  return [
    { text: `${glyph} `, role },
    { text: clean(file), role: 'title' },
    { text: `  ${[...words, ...usedWords(entry.uses.length)].join(', ')}`, role: words.length > 0 ? role : 'dim' },
  ];
};

export const roleOf = ({ level }: Pick<Finding, 'level'>): 'bad' | 'warn' => (level === 'error' ? 'bad' : 'warn');

/** Others may refer to it all the same. */
const usedWords = (uses: number): readonly string[] => (uses === 0 ? ['of no event'] : []);

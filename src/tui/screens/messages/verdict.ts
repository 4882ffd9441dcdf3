import { brokenSchema } from '../../../core/catalog/noting-broken-schemas.ts';
import type { Issue } from '../../../core/issue.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import type { Glyphs } from '../../frame/glyphs.ts';
import type { Role } from '../../frame/theme.ts';

export type Verdict = {
  readonly glyph: string;
  readonly word: string;
  /** For where the word has no room. */
  readonly short: string;
  readonly role: Role;
};

/** A message's verdict as sign, word and colour. */
export const verdictOf = ({ event, valid, issues }: InspectedMessage, glyphs: Glyphs): Verdict => {
  if (valid === true) return { glyph: glyphs.ok, word: 'valid', short: 'ok', role: 'ok' };
  if (valid === false) return { glyph: glyphs.bad, word: 'INVALID', short: 'BAD', role: 'bad' };
  if (event === undefined && issues.some(({ step }) => step === 'event'))
    return { glyph: glyphs.unknown, word: 'unknown', short: 'n/a', role: 'warn' };
  if (issues.some(isBrokenSchema)) return { glyph: glyphs.unknown, word: 'schema', short: 'n/a', role: 'warn' };
  return { glyph: glyphs.none, word: '', short: '', role: 'dim' };
};

export const isBrokenSchema = ({ keyword }: Issue): boolean => keyword === brokenSchema;

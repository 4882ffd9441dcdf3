import type { Glyphs } from '../../frame/glyphs.ts';
import type { Role } from '../../frame/theme.ts';
import type { Job } from './job.ts';

type Sign = { readonly glyph: keyof Pick<Glyphs, 'ok' | 'bad' | 'here' | 'none'>; readonly role: Role };

/** What was stopped, or had nothing to run, is neither good nor bad, unless it was bad already. */
export const jobSign = ({ status, bad, count }: Pick<Job, 'status' | 'bad' | 'count'>): Sign => {
  if (status.type === 'running') return { glyph: 'here', role: 'note' };
  if (bad > 0 || status.type === 'failed') return { glyph: 'bad', role: 'bad' };
  return status.type === 'stopped' || count === 0 ? { glyph: 'none', role: 'warn' } : { glyph: 'ok', role: 'ok' };
};

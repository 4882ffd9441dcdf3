import type { Glyphs } from '../../frame/glyphs.ts';
import type { Role } from '../../frame/theme.ts';
import type { Job } from './job.ts';

type Sign = { readonly glyph: keyof Pick<Glyphs, 'ok' | 'bad' | 'here' | 'none'>; readonly role: Role };

/** What was stopped is neither good nor bad, unless it was bad already. */
export const jobSign = ({ status, bad }: Pick<Job, 'status' | 'bad'>): Sign => {
  if (status.type === 'running') return { glyph: 'here', role: 'note' };
  if (bad > 0 || status.type === 'failed') return { glyph: 'bad', role: 'bad' };
  return status.type === 'stopped' ? { glyph: 'none', role: 'warn' } : { glyph: 'ok', role: 'ok' };
};

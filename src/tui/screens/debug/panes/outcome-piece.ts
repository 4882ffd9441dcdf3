import type { Outcome } from '../../../../core/handler/outcome.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Role, Theme } from '../../../frame/theme.ts';

const roles: Readonly<Record<Outcome, Role>> = {
  ok: 'ok',
  failed: 'bad',
  timeout: 'bad',
  invalid: 'bad',
  skipped: 'warn',
  retry: 'warn',
  'dead-letter': 'warn',
};

/** How a message ended: a sign, the word, and its colour. */
export const outcomePiece = (outcome: Outcome, { glyphs }: Theme): Piece => {
  const role = roles[outcome];
  const signs: Partial<Record<Role, string>> = { ok: glyphs.ok, bad: glyphs.bad };
  return { text: `${signs[role] ?? glyphs.neither} ${outcome}`, role };
};

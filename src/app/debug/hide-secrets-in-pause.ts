import type { Evaluation, Pause } from '../../core/debug/pause.ts';
import { hideQuotedSecrets } from '../../core/secrets.ts';

/** The pause with the secrets hidden in what errors say: pictures of values come without them already. */
export const hideSecretsInPause = (pause: Pause, secrets: readonly string[]): Pause => {
  if (secrets.length === 0) return pause;
  const { evaluate, assign, note } = pause;
  return {
    ...pause,
    note: note && hideQuotedSecrets(note, secrets),
    evaluate: async (...asked) => hiddenError(await evaluate(...asked), secrets),
    assign: async (...asked) => hiddenError(await assign(...asked), secrets),
  };
};

const hiddenError = (evaluation: Evaluation, secrets: readonly string[]): Evaluation =>
  'error' in evaluation ? { ...evaluation, error: hideQuotedSecrets(evaluation.error, secrets) } : evaluation;

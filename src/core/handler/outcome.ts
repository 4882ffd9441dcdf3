/** How a message ended. Only `failed`, `invalid` and `timeout` are failures. */
export const outcomes = ['ok', 'failed', 'invalid', 'skipped', 'retry', 'dead-letter', 'timeout'] as const;

export type Outcome = (typeof outcomes)[number];

/** retryable: may work later. poison: this message never will. bug: anything else that was thrown. */
export type FailureClass = 'retryable' | 'poison' | 'bug';

/** Why a handler failed; the place is in the user's own TypeScript, where there is one. */
export type HandlerFailure = {
  readonly name: string;
  readonly message: string;
  readonly class: FailureClass;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly stack?: string;
};

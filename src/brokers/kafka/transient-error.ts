/**
 * The same request may well work after a while: the cluster is on the move, or no broker answers now. `cause` is the
 * failure to report when waiting does not help, if there is one.
 */
export class TransientError extends Error {
  override readonly name = 'TransientError';
}

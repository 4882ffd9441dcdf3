/** How the broker is, for the header. */
export type BrokerState =
  | { readonly type: 'connecting' }
  | { readonly type: 'connected'; readonly label: string }
  /** Asked, and silent for longer than it should be. */
  | { readonly type: 'silent'; readonly label: string }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined };

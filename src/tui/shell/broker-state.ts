/** How the broker is, for the header; `answered`: when it last did, so that what is shown is of then. */
export type BrokerState =
  | { readonly type: 'connecting' }
  | { readonly type: 'connected'; readonly label: string }
  /** Asked, and silent for longer than it should be. */
  | { readonly type: 'silent'; readonly label: string; readonly answered?: number | undefined }
  | {
      readonly type: 'failed';
      readonly message: string;
      readonly hint: string | undefined;
      readonly answered?: number | undefined;
    };

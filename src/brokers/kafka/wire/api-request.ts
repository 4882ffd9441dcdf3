/** One request of Kafka's protocol: its body, and how to read the answer. */
export type ApiRequest<T> = {
  readonly apiKey: number;
  readonly apiName: string;
  readonly apiVersion: number;
  readonly body: Buffer;
  readonly decode: (payload: Buffer) => T;
  /** False for a produce request without acknowledgement: nothing comes back, and nothing is decoded. */
  readonly isAnswered?: boolean;
  /** How long the broker may hold back its answer by order, in ms; that is on top of every time-out. */
  readonly heldBackMs?: number;
};

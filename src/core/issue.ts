/** The steps a message goes through, in order; the first five are the inspection, the others need a handler. */
export const inspectionSteps = ['decode', 'event', 'headers', 'key', 'schema'] as const;
export const steps = [...inspectionSteps, 'adapt', 'handle', 'produce', 'outcome'] as const;

export type Step = (typeof steps)[number];

/** error: the message is not valid. warning: likely a mistake. note: worth knowing, no verdict. */
export type IssueLevel = 'error' | 'warning' | 'note';

/**
 * What is wrong, or odd, about a message. `path` is a JSON pointer into the value ('' is the root) or, with `header`,
 * into that header's decoded value. `schema` is the rule's position, `file:line:column`. The key order is the output's.
 */
export type Issue = {
  readonly level: IssueLevel;
  readonly step: Step;
  readonly path: string;
  readonly header?: string;
  readonly keyword: string;
  readonly message: string;
  readonly expected?: unknown;
  readonly schema?: string;
};

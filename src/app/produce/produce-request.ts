import type { WriteOptions } from '../../core/ports.ts';
import type { DraftSettings } from '../fixture/draft-settings.ts';
import type { LocatedIssue } from '../fixture/locate-issue.ts';
import type { Unreadable, Written } from '../fixture/written.ts';

export type ProduceRequest = Omit<DraftSettings, 'refuseHidden'> & {
  /** Fixture files, folders, globs, `-` for NDJSON. With `overrides.tombstone` there may be none: then one is sent. */
  readonly names: readonly string[];
  /** Sent before them: messages that stand in no file. */
  readonly written?: readonly (Written | Unreadable)[] | undefined;
  /** What `-` reads. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Leave invalid messages out instead of stopping. */
  readonly skipInvalid?: boolean | undefined;
  /** How often the fixtures are sent, all in turn; each time with new templates and generated headers. */
  readonly repeat?: number | undefined;
  /** Messages a second at most. */
  readonly rate?: number | undefined;
  readonly write?: Omit<WriteOptions, 'signal'> | undefined;
  /** Hears of the issues of messages as they are met: warnings of those that go, errors of those left out. */
  readonly onIssues: (issues: readonly LocatedIssue[], isLeftOut: boolean) => void;
};

export type ProduceStats = {
  /** Acknowledged by the broker; drafted, in a dry run. */
  sent: number;
  /** Left out as invalid. */
  invalid: number;
};

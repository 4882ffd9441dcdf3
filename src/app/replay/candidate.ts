import type { ExpectedOutcome } from '../../core/fixture/fixture.ts';
import type { InspectedMessage } from '../../core/message.ts';

/** A message that may be run, and where it came from. */
export type Candidate = {
  readonly message: InspectedMessage;
  readonly fixture?: string | undefined;
  /** Whether its partition and offset mean anything. */
  readonly hasPlace: boolean;
  readonly expected?: ExpectedOutcome | undefined;
};

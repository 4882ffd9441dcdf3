import { EvtoolError, exitCodes } from '../errors.ts';
import type { EventChecks } from './event-checks.ts';

/** The keyword of the issue that says why a schema cannot be used. */
export const brokenSchema = 'broken-schema';

/** The same checks, which say of a schema that does not compile why it does not, and throw nothing. */
export const notingBrokenSchemas =
  (checks: EventChecks): EventChecks =>
  (message) => {
    try {
      return checks(message);
    } catch (error) {
      if (!(error instanceof EvtoolError) || error.exitCode !== exitCodes.invalid) throw error;
      return unjudged(error);
    }
  };

/** The first line says what and where; an excerpt follows it. */
const unjudged = ({ message }: EvtoolError): ReturnType<EventChecks> => {
  const [why = ''] = message.split('\n');
  return {
    headers: { step: { step: 'headers', status: 'skipped', detail: notChecked }, issues: [] },
    key: { step: { step: 'key', status: 'skipped', detail: notChecked }, issues: [] },
    schema: {
      step: { step: 'schema', status: 'failed', detail: why },
      issues: [{ level: 'warning', step: 'schema', path: '', keyword: brokenSchema, message: `schema broken: ${why}` }],
    },
    isUnjudged: true,
  };
};

const notChecked = 'not checked: a schema is broken';

import { emptyCatalog } from '../../core/catalog/catalog.ts';
import type { Fixture } from '../../core/fixture/fixture.ts';
import type { InspectedMessage } from '../../core/message.ts';
import { hideSecretsInMessage, secretHeaders } from '../../core/secrets.ts';
import type { AppContext } from '../context.ts';
import { type LocatedIssue, locateIssue } from '../fixture/locate-issue.ts';

/** Places a message's issues in its payload; the file is the message, as SOURCE arguments name it. */
export const locatorFor = (context: Pick<AppContext, 'workspace' | 'showSecrets'>) => {
  const isSecret = context.showSecrets ? () => false : secretHeaders(context.workspace?.catalog ?? emptyCatalog);
  return (message: InspectedMessage): readonly LocatedIssue[] => {
    if (message.issues.length === 0) return [];
    const { raw, encoding, issues } = hideSecretsInMessage(message, isSecret);
    const { value } = raw;
    const file = `${raw.topic}:${raw.partition}@${raw.offset}`;
    if (value === null || encoding !== 'json') {
      return issues.map((issue) => ({ issue, file, line: 1, column: 1, text: null, firstLine: 1 }));
    }
    const fixture: Fixture = { encoding, value, places: { value: '', key: '', headers: '' } };
    return issues.map((issue) => locateIssue({ file, line: 1, json: value, source: null }, fixture, issue));
  };
};

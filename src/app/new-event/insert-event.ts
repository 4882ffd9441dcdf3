import type { SourceText } from '../../core/source-text.ts';
import { isMapping, membersOf } from './event-names.ts';
import { insertInBlock } from './insert-in-block.ts';
import { insertInBraces, startsWithBrace } from './insert-in-braces.ts';

/** What a new event says of itself; all else comes by convention. */
export type NewEvent = { readonly name: string; readonly topic: string; readonly key: string };

/** The text of a configuration with an event added; all that is there stays as it is, comments too. */
export const insertEvent = (config: SourceText, event: NewEvent): string => {
  const hasEvents = isMapping(membersOf(config.document).events);
  if (hasEvents && startsWithBrace(config, '/events')) return insertInBraces(config, '/events', entryOf(event));
  if (startsWithBrace(config, '')) return insertInBraces(config, '', `"events": { ${entryOf(event)} }`);
  return insertInBlock(config, event);
};

const entryOf = ({ name, topic, key }: NewEvent): string =>
  `${JSON.stringify(name)}: { "topic": ${JSON.stringify(topic)}, "key": ${JSON.stringify(key)} }`;

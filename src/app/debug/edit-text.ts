import { indentJson } from '../../core/decode/indent-json.ts';
import { findJsonFault } from '../../core/json-fault.ts';
import type { InspectedMessage } from '../../core/message.ts';

/** A message's value as a person is to change it in an editor. */
export const textToEdit = ({ raw, encoding }: InspectedMessage): string => {
  if (raw.value === null) return 'null\n';
  return `${encoding === 'json' ? indentJson(raw.value.toString()) : raw.value.toString()}\n`;
};

/** Where and why a text is no JSON, to be said to who wrote it; null when it is. */
export const faultOfEdited = (text: string): string | null => {
  const fault = findJsonFault(text);
  if (fault === null) return null;
  const lines = text.slice(0, fault.offset).split('\n');
  return `the JSON is wrong at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: ${fault.reason}`;
};

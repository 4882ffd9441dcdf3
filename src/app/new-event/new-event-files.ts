export type NewFile = { readonly file: string; readonly text: string };

/** The schema and the fixtures that a new event starts with. */
export const newEventFiles = (name: string): readonly NewFile[] => [
  { file: `schemas/${name}.yaml`, text: schemaOf(name) },
  { file: `fixtures/${name}/valid.json`, text: json({ id: '${uuid}', createdAt: '${now}' }) },
  { file: `fixtures/${name}/invalid.json`, text: json({ expect: 'invalid', value: { createdAt: '${now}' } }) },
];

const schemaOf = (name: string): string => `$schema: https://json-schema.org/draft/2020-12/schema
title: ${JSON.stringify(name)}
type: object
required: [id, createdAt]
additionalProperties: false
properties:
  id:
    description: What it is about; the message's key.
    type: string
    format: uuid
  createdAt:
    type: string
    format: date-time
`;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

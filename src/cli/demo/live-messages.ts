import { setTimeout as sleep } from 'node:timers/promises';

type Envelope = { readonly event: string; readonly key?: string; readonly value: unknown };

const mirror = 'http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/';
const chores = ['Renew the certificates', 'Water the plants', 'Rotate the keys', 'Call the plumber', 'Read the logs'];

/** What a faulty service and a sound one send between them, by turns. */
const turns: readonly ((id: number) => Envelope)[] = [
  (id) => todo({ id, title: chore(id), description: 'As every week. #home' }),
  (id) => introspect({ uuid: uuidOf(id), url: mirror }),
  (id) => todo({ id, title: `[high] ${chore(id)}`, description: 'Before new year. #security #kafka due:2026-12-24' }),
  // Right by its schema, and no date: the handler fails.
  (id) => todo({ id, title: chore(id), description: `Once in four years. due:2026-02-${29 + (id % 3)}` }),
  (id) => todo({ id, title: chore(id), description: 'When there is time. #someday' }),
  (id) => introspect({ uuid: uuidOf(id), url: mirror }),
  // Wrong by its schema, each in its own way.
  (id) => todo({ id, title: chore(id), decription: 'The name of this property is misspelt' }),
  (id) => repository(id),
  (id) => todo({ id, title: chore(id), description: 'With tags for everybody. #home #kafka #security' }),
  (id) => introspect({ uuid: uuidOf(id), url: `http://mirror.example/${id}/` }),
  (id) => introspect({ url: mirror, tries: id }),
  (id) => todo({ id: -id, title: chore(id), description: 'Numbers start at 0' }),
];

const todo = (value: object): Envelope => ({ event: 'todo-created', value });
const introspect = (value: object): Envelope => ({ event: 'introspect', value });
const repository = (id: number): Envelope => ({
  event: 'repository-introspected',
  value: {
    specversion: '1.0',
    id: uuidOf(id),
    source: 'urn:content-sources',
    type: 'content-sources.repository-introspected',
    subject: uuidOf(id),
    time: '2026-11-24T08:12:01Z',
    datacontenttype: 'application/json',
    data: { uuid: uuidOf(id), url: mirror, packages: { noarch: 3, x86_64: 4 }, revision: '0a1b2c3d' },
  },
});

const chore = (id: number): string => chores[id % chores.length] ?? '';
const uuidOf = (id: number): string => `f97a4da4-5442-11ed-a23c-${id.toString(16).padStart(12, '0')}`;

/** The message of a turn, from 0, as a line of NDJSON. */
export const liveMessage = (turn: number): string => `${JSON.stringify(turns[turn % turns.length]?.(turn + 1))}\n`;

/** So many are there from the start. */
const ahead = 2 * turns.length;
const betweenMs = 300;

/** Some messages at once, then a few a second until the signal. */
export async function* liveMessages(signal: AbortSignal): AsyncGenerator<Buffer> {
  for (let turn = 0; !signal.aborted; turn += 1) {
    yield Buffer.from(liveMessage(turn));
    // Aborted or not, the loop asks.
    if (turn >= ahead) await sleep(betweenMs, undefined, { signal }).catch(() => {});
  }
}

import { InvalidMessages } from '../../app/fixture/invalid-messages.ts';
import type { LocatedIssue } from '../../app/fixture/locate-issue.ts';
import { openProduce } from '../../app/produce.ts';
import type { Receipt } from '../../core/message.ts';
import { clean } from '../frame/clean.ts';
import type { Ui } from '../ui.ts';

type Sending = {
  readonly file: string;
  /** Absent: where the fixture belongs. */
  readonly topic?: string;
};

/** Checks a fixture, asks where it is production, sends it, and says where it landed. */
export const sendFixture = async (ui: Ui, { file, topic }: Sending): Promise<void> => {
  const context = ui.context();
  const { target } = context;
  const receipts: Receipt[] = [];
  try {
    const request = { names: [file], topic, validate: true, stdin: noInput, onIssues: () => {} };
    const { batches } = await openProduce(context, request, { signal: ui.signal });
    const lines = [`cluster ${target?.name}`, `topic ${topic ?? 'of its event'}`, `1 fixture: ${file}`];
    if (target?.production && !(await ui.confirm('Send in production?', lines))) return;
    for await (const batch of batches) receipts.push(...batch);
  } catch (error) {
    if (!(error instanceof InvalidMessages)) throw error;
    ui.show(
      `Not sent: ${file} is invalid`,
      [error.message, '', ...error.issues.map(issueLine)].map((line) => clean(line)),
    );
    return;
  }
  const [first] = receipts;
  if (first === undefined) return ui.say(`${file} holds nothing to send.`);
  const place = `${first.topic} partition ${first.partition} at offset ${first.offset}`;
  ui.say(receipts.length === 1 ? `Sent to ${place}.` : `Sent ${receipts.length}, the first to ${place}.`, 'ok');
};

const issueLine = ({ file, line, column, issue }: LocatedIssue): string =>
  `${file}:${line}:${column} ${issue.path} ${issue.message}`;

async function* noInput(): AsyncGenerator<Uint8Array> {}

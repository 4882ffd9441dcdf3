import { lineTarget, messageSource, tailLine } from '../../../app/cli-line.ts';
import { handlersFor } from '../../../app/handlers-for.ts';
import { emptyCatalog } from '../../../core/catalog/catalog.ts';
import { envelopeOf } from '../../../core/fixture/envelope-of.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import { textOrBytes } from '../../../core/message-text.ts';
import { chooseName } from '../../ask/choose-name.ts';
import type { Action, Actions } from '../../keys/binding.ts';
import { sendRefusal } from '../../produce/send-refusal.ts';
import { saveAsFixture } from '../save-as-fixture.ts';
import { issueAt } from './detail-tree.ts';
import { differenceLines } from './difference-lines.ts';
import { editAndResend } from './edit-and-resend.ts';
import { noTree } from './moving-actions.ts';
import { isSamePlace } from './same-message.ts';
import type { Scope } from './scope.ts';

/** What is done with the message under the cursor. */
export const messageActions = (scope: Scope): Actions => {
  const { ui, messages } = scope;
  const message = messages.current()?.message;
  const withMessage = (work: (message: InspectedMessage) => void | Promise<void>): Action =>
    message === undefined ? 'There is no message under the cursor.' : () => work(message);
  return {
    'debug-message': withMessage((one) => debugMessage(scope, one)),
    edit: sendRefusal(ui) ?? withMessage((one) => editAndResend(ui, one)),
    'save-fixture': withMessage((one) => saveAsFixture(ui, { message: one })),
    mark: withMessage((one) => mark(scope, one)),
    difference: differenceAction(scope, message),
    copy: withMessage((one) => copyPart(scope, one)),
    'open-rule': openRule(scope, message),
  };
};

const placeOf = ({ raw }: InspectedMessage): string => `${raw.partition}:${raw.offset}`;

const debugMessage = async ({ ui }: Scope, message: InspectedMessage): Promise<void> => {
  const { event, valid, raw } = message;
  const name = event ?? raw.topic;
  const handlers = await handlersFor(ui.context(), [name]);
  const [first] = handlers;
  if (first === undefined) {
    ui.say(`No handler takes ${name}. Make one: evtool new handler ${event ?? 'NAME'}`);
    return;
  }
  const names = handlers.map((one) => one.name);
  const title = `Debug ${placeOf(message)} with`;
  const handler = names.length === 1 ? first.name : await chooseName(ui, { title, what: 'Handler', names });
  if (handler === null) return;
  const handleInvalid = valid === false;
  ui.go({ screen: 'debug', target: { handler, sources: [messageSource(raw)], handleInvalid } });
  if (!handleInvalid) return;
  const { path = '', message: why = 'it has errors' } = message.issues.find(({ level }) => level === 'error') ?? {};
  ui.say(`Invalid: ${path === '' ? '' : `${path} `}${why}. It runs all the same, as with --handle-invalid.`);
};

const mark = ({ ui, messages }: Scope, message: InspectedMessage): void => {
  const isMarked = isSamePlace(message.raw, messages.state().marked?.raw);
  messages.happen({ type: 'marked', message: isMarked ? null : message });
  ui.say(isMarked ? 'No message is marked now.' : `Marked ${placeOf(message)}. = on another one compares them.`);
};

const differenceAction = ({ ui, messages }: Scope, message: InspectedMessage | undefined): Action => {
  const { marked } = messages.state();
  if (message === undefined) return 'There is no message under the cursor.';
  if (marked === null) return 'No message is marked yet: m marks the one to compare with.';
  if (isSamePlace(message.raw, marked.raw)) return 'This is the marked message: go to another one.';
  return () =>
    ui.show(
      `${placeOf(marked)} ${ui.theme.glyphs.arrow} ${placeOf(message)}`,
      differenceLines(marked, message, ui.theme),
    );
};

const copyPart = async ({ ui }: Scope, message: InspectedMessage): Promise<void> => {
  const { raw } = message;
  const part = await ui.choose('Copy', [
    { key: 'v', label: 'the value' },
    { key: 'k', label: 'the key' },
    { key: 'm', label: 'the message as JSON' },
    { key: 'p', label: `its place: ${messageSource(raw)}` },
    { key: 'c', label: 'the command line that shows it' },
  ]);
  if (part === 'v') ui.copy('the value', textOf(raw.value));
  if (part === 'k') ui.copy('the key', textOf(raw.key));
  if (part === 'p') ui.copy('the place', messageSource(raw));
  if (part === 'm') {
    const { workspace, showSecrets } = ui.context();
    const catalog = workspace?.catalog ?? emptyCatalog;
    ui.copy('the message', envelopeOf(message, { catalog, showSecrets, asRead: true }));
  }
  if (part === 'c') {
    const from = [`${raw.partition}=${raw.offset}:${raw.offset + 1}`];
    const line = tailLine({ names: [raw.topic], from }, lineTarget(ui.context(), await ui.context().broker()));
    ui.copy('the command line', line);
  }
};

/** Bytes that are no text are copied as base64. */
const textOf = (bytes: Buffer | null): string => {
  const text = textOrBytes(bytes);
  return Buffer.isBuffer(text) ? text.toString('base64') : (text ?? 'null');
};

const openRule = ({ ui, messages }: Scope, message: InspectedMessage | undefined): Action => {
  const { mode } = messages.state();
  if (mode !== 'tree') return noTree[mode];
  const issue = message === undefined ? null : issueAt(messages.state().tree.cursor, message);
  const [, file, line] = /^(.*):(\d+):\d+$/.exec(issue?.schema ?? '') ?? [];
  if (file === undefined) return 'Put the cursor on an issue that names a rule.';
  return () => ui.openEditor({ file, line: Number(line) });
};

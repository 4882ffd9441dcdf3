import { checkEdited, type EditedCheck, openResend } from '../../../app/resend.ts';
import { emptyCatalog } from '../../../core/catalog/catalog.ts';
import { envelopeOf } from '../../../core/fixture/envelope-of.ts';
import { issuePlace } from '../../../core/issue-place.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import { sendAgreed } from '../../produce/send-agreed.ts';
import type { Ui } from '../../ui.ts';

/** Issues that are listed before one decides. */
const mostIssues = 5;

/** Lets the user change a message in their editor, checks it, asks, and sends it. */
export const editAndResend = async (ui: Ui, message: InspectedMessage): Promise<void> => {
  const { workspace, showSecrets } = ui.context();
  let text = envelopeOf(message, { catalog: workspace?.catalog ?? emptyCatalog, showSecrets });
  while (true) {
    const edited = await ui.editText(text, 'message.json');
    if (edited === null) return ui.say('Left as it was: nothing is sent.');
    text = edited;
    const check = await checkEdited(ui.context(), text);
    const answer = check.isSendable ? 's' : await askAboutFaults(ui, check);
    if (answer === null) return ui.say('Nothing is sent.');
    if (answer === 's') return await send(ui, text, check);
  }
};

const askAboutFaults = (ui: Ui, check: EditedCheck): Promise<string | null> => {
  const [first = 'It cannot be sent.', ...others] = faultTexts(check);
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
  return ui.choose(`${first}${more}`, [
    { key: 'e', label: 'edit it again' },
    ...(check.draft === null ? [] : [{ key: 's', label: 'send it though it is invalid' }]),
  ]);
};

const faultTexts = ({ issues, refusal }: EditedCheck): readonly string[] => [
  ...(refusal === null ? [] : [[refusal.message, refusal.hint].filter(Boolean).join(' ')]),
  ...issues.map(({ issue, line, column }) => `${line}:${column} ${issuePlace(issue)} ${issue.message}`),
];

const send = (ui: Ui, text: string, check: EditedCheck): Promise<void> =>
  sendAgreed(ui, {
    name: 'the edited message',
    open: (context, waiting) => openResend(context, { text, noValidate: !check.isSendable }, waiting),
    question: ({ drafts: [draft] }) => ({
      question: `Send 1 message to ${draft?.topic}?`,
      lines: faultTexts(check).slice(0, mostIssues),
    }),
    landed: ([receipt]) => ui.say(`Sent to ${receipt?.topic} ${receipt?.partition}:${receipt?.offset}.`, 'ok'),
  });

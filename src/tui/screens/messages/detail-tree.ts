import type { Issue } from '../../../core/issue.ts';
import { issuePlace } from '../../../core/issue-place.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import { clean } from '../../frame/clean.ts';
import type { Glyphs } from '../../frame/glyphs.ts';
import type { Role } from '../../frame/theme.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { issueRoles } from '../../tree/issue-marks.ts';
import { messageTree } from '../../tree/message-tree.ts';
import type { TreeNode } from '../../tree/tree-node.ts';
import type { Tree } from '../../tree/tree-state.ts';
import { headerNodes, headerText } from './header-nodes.ts';
import { keyCell } from './key-cell.ts';
import type { MessageTimes } from './message-times.ts';

/** Paths of what is no part of the value: no JSON pointer begins with a tilde. */
const issuesPath = '~issues';
export const headersPath = '~headers';

type Look = {
  readonly glyphs: Glyphs;
  readonly columns: number;
  readonly time: Pick<MessageTimes, 'whole'>;
};

/** All of a message as one tree: what is wrong with it, its key and headers, its value with each issue at its field. */
export const detailTree = (message: InspectedMessage, look: Look): Tree => {
  const { raw, event } = message;
  const key = keyCell(raw.key, look.glyphs);
  return [
    ...issueNodes(message.issues, look),
    leaf('~key', 'key: ', key.text, key.role ?? 'text'),
    leaf('~event', 'event: ', clean(event ?? withoutEvent(message)), event === undefined ? 'dim' : 'type'),
    leaf('~time', 'time: ', look.time.whole(raw.timestamp), 'dim'),
    headersNode(message, look),
    ...valueNodes(message),
  ];
};

/** Where it is an issue, that says why. */
const withoutEvent = ({ issues, steps }: InspectedMessage): string => {
  const why = steps.find(({ step }) => step === 'event')?.detail;
  return why === undefined || issues.some(({ step }) => step === 'event') ? 'none' : `none: ${why}`;
};

const leaf = (path: string, label: string, text: string, role: Role): TreeNode => ({
  path,
  label,
  text,
  role,
  marks: [],
});

/** Each at the top level, so that the worst is seen first; what has no room goes on below. */
const issueNodes = (issues: readonly Issue[], { glyphs, columns }: Look): readonly TreeNode[] =>
  issues.map((issue, index) => {
    const { level, message, schema } = issue;
    const sign = level === 'error' ? glyphs.bad : level;
    const [first = '', ...rest] = wrapped(clean(`${sign} ${issuePlace(issue)} ${message}`), columns - 2 * indent);
    const rule = schema === undefined ? [] : ruleLines(clean(schema), columns - 2 * indent);
    const own = leaf(`${issuesPath}/${index}`, '', first, issueRoles[level]);
    const below = [
      ...rest.map((text, line) => leaf(`${own.path}/${line}`, '', text, issueRoles[level])),
      ...rule.map((text, line) => leaf(`${own.path}/rule${line}`, '', text, 'dim')),
    ];
    return below.length === 0 ? own : { ...own, branch: { text: first, isOpen: true, children: () => below } };
  });

/** A place in a file is broken before its name, if at all. */
const ruleLines = (place: string, columns: number): readonly string[] => {
  const [whole, folder = '', name = ''] = /^(.*\/)(.*)$/.exec(`rule: ${place}`) ?? [];
  if (whole === undefined || whole.length <= columns) return wrapped(`rule: ${place}`, columns);
  return [...wrapped(folder, columns), ...wrapped(name, columns)];
};

/** Columns before a row's text, and more for each level. */
const indent = 2;

const headersNode = ({ raw }: InspectedMessage, { glyphs }: Look): TreeNode => {
  const preview = raw.headers.slice(0, 20).map(([name, bytes]) => `${clean(name)}: ${headerText(bytes, glyphs)}`);
  const node = leaf(headersPath, 'headers: ', raw.headers.length === 0 ? 'none' : preview.join(', '), 'dim');
  if (raw.headers.length === 0) return node;
  return {
    ...node,
    branch: {
      text: `{${raw.headers.length}}`,
      isOpen: false,
      children: () => headerNodes(raw.headers, { path: headersPath, glyphs }),
    },
  };
};

const valueNodes = (message: InspectedMessage): Tree => {
  const { raw, encoding } = message;
  if (raw.value === null) return [leaf('', 'value: ', 'null (a tombstone)', 'dim')];
  if (encoding === 'base64')
    return [leaf('', 'value: ', `${raw.value.length} bytes that are no text; x shows them`, 'dim')];
  return messageTree(message).map((node) => ({ ...node, label: 'value: ' }));
};

/** Where one looks first: at what is wrong, else at the value. */
export const firstPath = ({ issues }: InspectedMessage): string => (issues.length === 0 ? '' : `${issuesPath}/0`);

/** Where the issue of a row stands in the value; null for other rows. */
export const issueAt = (path: string, { issues }: InspectedMessage): Issue | null => {
  const [, index] = /^~issues\/(\d+)/.exec(path) ?? [];
  return index === undefined ? null : (issues[Number(index)] ?? null);
};

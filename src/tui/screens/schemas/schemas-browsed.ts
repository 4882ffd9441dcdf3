import type { AppContext } from '../../../app/context.ts';
import type { SchemaEntry } from '../../../app/schema-list.ts';
import type { BrowseState } from '../../browse/browse-state.ts';
import type { Browsed } from '../../browse/browse-view.tsx';
import { linesAbove } from '../../browse/lines-above.ts';
import type { Loaded } from '../../browse/open-finding.ts';
import { clean } from '../../frame/clean.ts';
import type { Frame } from '../../frame/frame.ts';
import type { Theme } from '../../frame/theme.ts';
import { wrapped } from '../../frame/wrapped.ts';
import type { Previewed } from '../../preview/open-preview.ts';
import type { FoundSchemas } from './found-schemas.ts';
import { countWords, roleOf, schemaPieces } from './schema-pieces.ts';
import type { SchemaItem } from './schema-tree.ts';

type Props = {
  readonly browse: BrowseState;
  readonly loaded: Loaded<FoundSchemas>;
  readonly frame: Frame;
  readonly context: Pick<AppContext, 'workspace'>;
  readonly item: SchemaItem | undefined;
  readonly topicOf: (event: string) => string;
  readonly previewed: Previewed;
};

/** What is to be drawn, and measured before. */
export const schemasBrowsed = (props: Props): Browsed => {
  const { browse, loaded, frame, context, item, topicOf, previewed } = props;
  const items = loaded.type === 'loaded' ? loaded.found.items : new Map<string, SchemaItem>();
  return {
    state: browse,
    frame,
    title: titleOf(props),
    above: (columns) =>
      linesAbove({
        loaded,
        context,
        theme: frame.theme,
        columns,
        what: 'schemas',
        emptyWords: browse.nodes.length > 0 ? null : emptyWords(browse),
      }),
    pieces: ({ node }) => {
      const own = items.get(node.path);
      return own === undefined ? [] : schemaPieces(own, frame.theme, topicOf);
    },
    head: (columns) => (item === undefined ? [] : headLines(item.entry, frame.theme, columns)),
    detailTitle: item?.entry.file ?? 'Schema',
    previewed,
    marks: (item?.entry.findings ?? []).map((finding) => ({
      line: finding.line,
      role: roleOf(finding),
      text: `${finding.message.split('\n', 1)[0] ?? ''} (${finding.rule})`,
    })),
    line: item?.finding?.line,
  };
};

const titleOf = ({ browse, loaded, context }: Props): string => {
  if (context.workspace === null || loaded.type !== 'loaded') return 'Schemas';
  const { entries } = loaded.found;
  const counts = countWords(entries.flatMap((entry) => entry.findings));
  const filter = browse.filter === '' ? '' : ` /${clean(browse.filter)}`;
  return `Schemas ${entries.length}${counts.map((words) => `, ${words}`).join('')}${filter}`;
};

const emptyWords = ({ filter }: BrowseState): readonly string[] =>
  filter === ''
    ? ['There are no schemas yet.', '', 'An event with its schema, topic and a fixture: evtool new event NAME']
    : [`No schema has "${filter}" in its path or event.`, 'Esc shows all.'];

/** What it is for; and the hint of what is wrong first. */
const headLines = ({ uses, notices, findings }: SchemaEntry, { paint }: Theme, columns: number): readonly string[] => {
  const events = [...new Set(uses.map(({ event }) => event))];
  const used =
    events.length === 0 ? 'Used by no event: other schemas may refer to it.' : `Used by ${events.join(', ')}`;
  const hints = findings.flatMap(({ hint }) => hint ?? []).slice(0, 1);
  return [
    ...wrapped(clean(used), columns).map((line) => paint('dim', line)),
    ...notices.flatMap((notice) => wrapped(clean(notice), columns)).map((line) => paint('warn', line)),
    ...hints.flatMap((hint) => wrapped(clean(hint), columns)),
    '',
  ];
};

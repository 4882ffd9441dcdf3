import type { DebugSession } from '../../app/debug/debug-session.ts';
import { variablesOf } from '../../app/debug/make-stop.ts';
import { valueAt } from '../../core/debug/value-at.ts';
import type { InSight } from './complete.ts';
import type { Look } from './reaction.ts';
import type { ReadText } from './source-around.ts';

type Sight = {
  readonly session: Pick<DebugSession, 'handler' | 'files'>;
  readonly look: Look | null;
  readonly readText: ReadText;
};

/** What the Tab key may complete to, at the call that is looked at. */
export const inSight = ({ session, look, readText }: Sight): InSight => {
  const variables = variablesOf(look?.scopes ?? []);
  const frames = look?.stop.frames ?? [];
  const here = frames[look?.frame ?? 0]?.file ?? session.handler.module;
  return {
    variables: variables.map(({ name }) => name),
    propertiesOf: (path) => {
      const value = valueAt(variables, path);
      return value !== undefined && 'entries' in value ? value.entries.map(({ name }) => name) : [];
    },
    files: [...new Set([session.handler.module, ...session.files()])],
    linesOf: (file) => linesWithText(readText(file ?? here) ?? ''),
  };
};

/** Comments, and lines with nothing but brackets, are no places to stop at. */
const linesWithText = (text: string): readonly number[] =>
  text.split(/\r\n|\n|\r/).flatMap((line, index) => (/^\s*(?:$|\/[/*]|\*|[)\]};,]+$)/.test(line) ? [] : [index + 1]));

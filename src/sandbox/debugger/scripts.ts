import { isUsers, pathOf, shownPath } from '../frames.ts';
import { gateUrl } from '../worker/debug-hooks.ts';
import type { Cdp, Location } from './cdp.ts';

export type Script = {
  /** As the user knows it; undefined for what is no file of the user's. */
  readonly file: string | undefined;
  readonly kind: 'users' | 'gate' | 'foreign' | 'nameless';
  /** Which gate. */
  readonly gate?: string | undefined;
  /** False for CommonJS, whose modules are functions. */
  readonly isModule: boolean;
};

export type Scripts = {
  /** A script that V8 never told of is nameless. */
  readonly of: (location: Pick<Location, 'scriptId'>) => Script;
  /** Ids of the scripts made of a file. */
  readonly idsOf: (file: string) => readonly string[];
};

const nameless: Script = { file: undefined, kind: 'nameless', isModule: false };

/** What the thread has loaded, told apart into the user's own code and the rest. */
export const watchScripts = (cdp: Cdp, root: string): Scripts => {
  const known = new Map<string, Script>();
  cdp.on(
    'Debugger.scriptParsed',
    ({ scriptId, url, isModule = false }) => void known.set(scriptId, { ...scriptOf(url, root), isModule }),
  );
  return {
    of: ({ scriptId }) => known.get(scriptId) ?? nameless,
    idsOf: (file) => [...known].filter(([, script]) => script.file === file).map(([id]) => id),
  };
};

const scriptOf = (url: string, root: string): Omit<Script, 'isModule'> => {
  if (url === '') return nameless;
  if (url.startsWith(gateUrl)) return { file: undefined, kind: 'gate', gate: url.split('/')[1] };
  if (!url.startsWith('file://') && !/^(?:\/|[A-Za-z]:[\\/])/.test(url)) return { file: undefined, kind: 'foreign' };
  const path = pathOf(url);
  return isUsers(path) ? { file: shownPath(root, path), kind: 'users' } : { file: undefined, kind: 'foreign' };
};

import type { CodePlace } from '../../core/debug/pause.ts';
import { isUsers, pathOf, shownPath } from '../frames.ts';
import { gateUrl } from '../worker/debug-hooks.ts';
import type { Cdp, CdpEvents, Location } from './cdp.ts';
import { readSourceMap, type SourcePlaces } from './source-map.ts';

export type Script = {
  /** As the user knows it; undefined for what is no file of the user's. */
  readonly file: string | undefined;
  readonly kind: 'users' | 'gate' | 'foreign' | 'nameless';
  /** Which gate. */
  readonly gate?: string | undefined;
  /** False for CommonJS, whose modules are functions. */
  readonly isModule: boolean;
  /** What it was made of, where a tool made it. */
  readonly written: () => SourcePlaces | undefined;
};

export type Scripts = {
  /** A script that V8 never told of is nameless. */
  readonly of: (location: Pick<Location, 'scriptId'>) => Script;
  /** Where the user wrote what stands there. */
  readonly placeOf: (location: Location) => CodePlace;
  /** The user's own files that are loaded, as they were written. */
  readonly files: () => readonly string[];
  /** A place in the code of a script that was made of the file by a tool: the first at or after the line. */
  readonly madeOf: (file: string, line: number) => Promise<MadeLocation | null>;
};

/** Where V8 has it, and the line of the file that it stands for. */
export type MadeLocation = { readonly location: Location; readonly line: number };

type Known = Omit<Script, 'written' | 'isModule'>;

const nameless: Script = { file: undefined, kind: 'nameless', isModule: false, written: () => undefined };

/** What the thread has loaded, told apart into the user's own code and the rest. */
export const watchScripts = (cdp: Cdp, root: string): Scripts => {
  const known = new Map<string, Script>();
  cdp.on('Debugger.scriptParsed', (parsed) => void known.set(parsed.scriptId, scriptOf(parsed, root)));
  const of = ({ scriptId }: Pick<Location, 'scriptId'>): Script => known.get(scriptId) ?? nameless;

  const placeOf = (location: Location): CodePlace => {
    const { lineNumber, columnNumber = 0 } = location;
    const { file = '', written } = of(location);
    const place = written()?.of(lineNumber, columnNumber);
    if (place) return { file: shownPath(root, place.file), line: place.line + 1, column: place.column + 1 };
    return { file, line: lineNumber + 1, column: columnNumber + 1 };
  };

  const madeOf = async (file: string, line: number): Promise<MadeLocation | null> => {
    const made = [...known].filter(([, script]) =>
      script.written()?.files.some((source) => shownPath(root, source) === file),
    );
    for (const [scriptId] of made) {
      const start = { scriptId, lineNumber: 0, columnNumber: 0 };
      const { locations } = await cdp.call('Debugger.getPossibleBreakpoints', { start });
      const found = firstAfter(line, file, locations, placeOf);
      if (found) return found;
    }
    return null;
  };
  const files = (): readonly string[] => {
    const users = [...known.values()].filter(({ kind }) => kind === 'users');
    return [...new Set(users.flatMap((script) => filesOf(script, root)))];
  };
  return { of, placeOf, files, madeOf };
};

const filesOf = ({ file, written }: Script, root: string): readonly string[] => {
  const sources = written()?.files.map((source) => shownPath(root, source));
  return sources ?? (file === undefined ? [] : [file]);
};

const firstAfter = (
  line: number,
  file: string,
  locations: readonly Location[],
  placeOf: Scripts['placeOf'],
): MadeLocation | undefined => {
  const places = locations
    .map((location) => ({ location, place: placeOf(location) }))
    .filter(({ place }) => place.file === file && place.line >= line)
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const [first] = places;
  return first && { location: first.location, line: first.place.line };
};

const scriptOf = (
  { url, isModule = false, sourceMapURL = '' }: CdpEvents['Debugger.scriptParsed'],
  root: string,
): Script => {
  const script = knownAs(url, root);
  if (script.kind !== 'users' || sourceMapURL === '') return { ...script, isModule, written: () => undefined };
  return { ...script, isModule, written: onUse(() => readSourceMap(url, sourceMapURL)) };
};

/** V8 tells of scripts in the middle of its work: a map is read when it is first asked for. */
const onUse = <T>(read: () => T): (() => T) => {
  let held: { readonly value: T } | undefined;
  return () => {
    held ??= { value: read() };
    return held.value;
  };
};

const knownAs = (url: string, root: string): Known => {
  if (url === '') return nameless;
  if (url.startsWith(gateUrl)) return { file: undefined, kind: 'gate', gate: url.split('/')[1] };
  if (!url.startsWith('file://') && !/^(?:\/|[A-Za-z]:[\\/])/.test(url)) return { file: undefined, kind: 'foreign' };
  const path = pathOf(url);
  return isUsers(path) ? { file: shownPath(root, path), kind: 'users' } : { file: undefined, kind: 'foreign' };
};

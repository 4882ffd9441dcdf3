import { existsSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { EvtoolError, type ExitCode, exitCodes } from '../core/errors.ts';
import type { RunnerOptions } from '../core/handler/runner.ts';
import { sourceExcerpt } from '../core/source-excerpt.ts';
import { shownPath } from './frames.ts';
import type { LoadFailure } from './protocol.ts';

type Explained = {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly exitCode: ExitCode;
  /** Where; the failure's own place when absent. */
  readonly place?: Place | undefined;
};

type Place = { readonly file: string; readonly line: number; readonly column: number };

/** Says why a handler's module did not load: with the place, the source line and what to do. */
export const loadError = (failure: LoadFailure, options: RunnerOptions): EvtoolError => {
  const { message, hint, exitCode, place = placeOf(failure) } = explain(failure, options);
  const at = place ? `${place.file}:${place.line}:${place.column}` : (failure.file ?? options.handler.module);
  const source = place && readText(resolve(options.root, place.file));
  const excerpt = place && source !== undefined ? `\n${sourceExcerpt(source, place, 2)}` : '';
  return new EvtoolError(`${at}: ${message}${excerpt}`, { hint, exitCode, place });
};

const explain = (failure: LoadFailure, options: RunnerOptions): Explained => {
  if (failure.exports) return noHandler(failure.exports);
  if (failure.code === 'ERR_MODULE_NOT_FOUND' || failure.code === 'MODULE_NOT_FOUND') return notFound(failure, options);
  if (failure.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') return unsupported(failure, options);
  if (failure.name === 'SyntaxError') return syntax(failure, options);
  if (failure.code?.startsWith('ERR_')) return { message: failure.message, exitCode: exitCodes.usage };
  return { message: `${failure.name}: ${failure.message}, while it was loaded`, exitCode: exitCodes.handlerFailed };
};

const noHandler = (names: readonly string[]): Explained => ({
  message: `it exports no handler${names.length > 0 ? `, only ${names.join(', ')}` : ''}.`,
  hint: 'Write: export default defineHandler({ async onMessage(message, context) { … } });',
  exitCode: exitCodes.usage,
});

/** What to write instead of a syntax that Node cannot erase, by the words of Node's message. */
const rewrites: readonly (readonly [RegExp, string])[] = [
  [/enum/, 'Write a union of strings, or `const X = { … } as const`'],
  [/parameter property/, 'Declare the field, and assign it in the constructor'],
  [/namespace|module/, 'Write a module of its own with exports'],
  [/import.*=|export.*=/, 'Write `import … from` and `export`'],
];

const unsupported = ({ message }: LoadFailure, options: RunnerOptions): Explained => {
  const what = /^TypeScript (.*?) is not supported/.exec(message)?.[1] ?? 'This syntax';
  const rewrite = rewrites.find(([word]) => word.test(message))?.[1] ?? 'Write it as plain JavaScript with types';
  return {
    message: `Node cannot run TypeScript's ${what}: it only erases types.`,
    hint: `${rewrite}; or ${withTsx(options)}`,
    exitCode: exitCodes.invalid,
  };
};

const withTsx = ({ handler: { name } }: RunnerOptions): string =>
  `npm install tsx, and in evtool.yml give handler ${name}: nodeOptions: [--import, tsx]`;

const syntax = (failure: LoadFailure, options: RunnerOptions): Explained => {
  const missing = /does not provide an export named '(.*)'/.exec(failure.message)?.[1];
  const hint =
    missing === undefined
      ? (moduleHint(failure) ?? decoratorHint(failure, options))
      : `If ${missing} is a type, import it with \`import type\` or \`import { type ${missing} }\`.`;
  return { message: `${failure.message}.`, hint, exitCode: exitCodes.invalid };
};

/** What Node says of `import` and `export` in a file that it takes for CommonJS. */
const moduleHint = ({ file = '', message }: LoadFailure): string | undefined => {
  const isMistaken = /Cannot use import statement outside a module|Unexpected token 'export'/.test(message);
  if (!isMistaken || !/\.[jt]s$/.test(file)) return undefined;
  const renamed = basename(file).replace(/\.([jt]s)$/, '.m$1');
  return `package.json makes it CommonJS: rename it to ${renamed}, or say "type": "module" there.`;
};

const decoratorHint = ({ file, line }: LoadFailure, options: RunnerOptions): string | undefined => {
  if (file === undefined || line === undefined) return undefined;
  const text = readText(resolve(options.root, file))?.split('\n')[line - 1] ?? '';
  return /^\s*@\w/.test(text) ? `Node has no decorators: ${withTsx(options)}` : undefined;
};

const notFound = ({ message, file: requirer }: LoadFailure, options: RunnerOptions): Explained => {
  const { root, handler } = options;
  if (!existsSync(join(root, handler.module))) return missingModule(options);
  const [, wanted = '', importer] =
    /^Cannot find (?:module|package) '(.*?)'(?: imported from (.*))?/.exec(message) ?? [];
  // CommonJS names no importer: there the innermost call of the user's own is the `require`.
  const file = importer === undefined ? (requirer ?? handler.module) : shownPath(root, importer);
  const place = importPlace(root, file, wanted);
  const shown = isAbsolute(wanted) ? shownPath(root, wanted) : wanted;
  return {
    message: `it imports ${shown}, which is not there.`,
    hint: importHint(wanted),
    place,
    exitCode: exitCodes.usage,
  };
};

const missingModule = ({ handler: { name, module } }: RunnerOptions): Explained => ({
  message: `the module of handler ${name} does not exist.`,
  hint: `Create it with: evtool new handler ${name}, or correct "module: ${module}" in evtool.yml.`,
  exitCode: exitCodes.usage,
});

const importHint = (wanted: string): string | undefined => {
  const candidate = [`${wanted}.ts`, `${wanted}.js`, wanted.replace(/\.m?js$/, '.ts')].find((path) => existsSync(path));
  if (candidate !== undefined) return `Node wants the file's whole name: ${basename(candidate)}`;
  return /^[@\w][\w./-]*$/.test(wanted) ? `Install it: npm install ${wanted}` : undefined;
};

/** Node does not say on which line an import stands: it is the one with the name as a string. */
const importPlace = (root: string, file: string, wanted: string): Place | undefined => {
  const lines = readText(resolve(root, file))?.split('\n') ?? [];
  const literal = new RegExp(`['"](?:[^'"]*/)?${escaped(basename(wanted))}(?:/[^'"]*)?['"]`);
  const index = lines.findIndex((line) => literal.test(line));
  return index < 0 ? undefined : { file, line: index + 1, column: (lines[index]?.search(literal) ?? 0) + 1 };
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const placeOf = ({ file, line, column }: LoadFailure): Place | undefined =>
  file === undefined || line === undefined || column === undefined ? undefined : { file, line, column };

const readText = (path: string): string | undefined => (existsSync(path) ? readFileSync(path, 'utf8') : undefined);

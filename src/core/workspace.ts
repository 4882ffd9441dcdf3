import type { Catalog } from './catalog/catalog.ts';
import type { HandlerRegistration } from './handler/registration.ts';
import type { SourceFault, SourceText } from './source-text.ts';

export type ContextDefinition = {
  readonly name: string;
  /** `host:port` each; null: the embedded broker. */
  readonly brokers: readonly string[] | null;
  readonly color: string | null;
  /** Real topic name → the name used in the workspace. */
  readonly topics: ReadonlyMap<string, string>;
  readonly production: boolean;
  readonly readOnly: boolean;
  /** Why it cannot be chosen (it needs TLS, a variable is not set), as a sentence; null when it can. */
  readonly unusable: string | null;
};

/** Where each configured value came from, for `evtool config`. */
export type Origin = {
  readonly source: 'flag' | 'environment' | 'file' | 'convention' | 'default';
  readonly at?: string;
};

/** Something `evtool check` reports; warnings of the configuration are findings too. */
export type Finding = {
  readonly level: 'error' | 'warning';
  readonly rule: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly hint?: string;
  /** For a value that a schema has something against: the rule's position, `file:line:column`. */
  readonly schema?: string;
};

/** The user's repository as evtool sees it: read once, when a command starts. */
export type Workspace = {
  /** Absolute. */
  readonly root: string;
  /** `evtool.yml`, relative to the root. */
  readonly config: SourceText;
  readonly contexts: ReadonlyMap<string, ContextDefinition>;
  readonly defaultContext: string;
  readonly catalog: Catalog;
  readonly handlers: readonly HandlerRegistration[];
  /** The user's keys of the terminal interface, by the names of actions: `topics.sort`. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  /** Lint rules that are switched off. */
  readonly silenced: ReadonlySet<string>;
  /** What loading found wrong. With an error among them every command but those that report faults refuses to run. */
  readonly findings: readonly Finding[];
};

/** What reading and writing files needs from the world; paths are absolute or relative to the working directory. */
export type Files = {
  /**
   * Files for a file, a folder (all `.json`, `.yaml`, `.yml` in it, recursively) or a glob, in path order, numbers by
   * value. Null when nothing of that name exists.
   */
  readonly expand: (name: string) => Promise<readonly string[] | null>;
  /** Reads and parses a JSON or YAML file; one that does not parse is an EvtoolError with its place, exit 3. */
  readonly read: (path: string) => Promise<SourceText>;
  /** As `read`, with what does not parse as a value; a file that cannot be read is an EvtoolError. */
  readonly parse: (path: string) => Promise<SourceText | SourceFault>;
  /** A file's text as it is, whatever it holds. */
  readonly text: (path: string) => Promise<string>;
  /** The path as messages show it: relative to the workspace inside it, as given otherwise. */
  readonly display: (path: string) => string;
  readonly exists: (path: string) => Promise<boolean>;
  /** Writes a new file, with its folders; one that is there is an EvtoolError and stays as it is. */
  readonly create: (path: string, text: string) => Promise<void>;
  /** Replaces a file's text as a whole, or not at all. */
  readonly replace: (path: string, text: string) => Promise<void>;
};

import type { FormatMode } from '../core/catalog/catalog.ts';
import type { Isolation } from '../core/handler/registration.ts';

/** `evtool.yml` once its shape is right and its variables are filled in. What is null was left empty. */
export type Config = {
  readonly context?: string;
  readonly contexts?: Named<ContextConfig | null> | null;
  readonly events?: Named<EventConfig> | null;
  readonly handlers?: Named<HandlerConfig> | null;
  readonly validation?: { readonly formats?: FormatMode } | null;
  readonly keys?: Named<string | readonly string[]> | null;
  readonly lint?: Named<'on' | 'off' | boolean> | null;
};

type Named<T> = Readonly<Record<string, T>>;

export type ContextConfig = {
  readonly brokers?: readonly string[];
  readonly color?: string;
  readonly tls?: boolean | object;
  readonly sasl?: object;
  readonly topics?: Named<string>;
  readonly production?: boolean;
  readonly readOnly?: boolean;
};

export type EventConfig = {
  readonly topic: string;
  readonly partitions?: number;
  readonly when?: SelectorConfig;
  readonly schema?: string;
  readonly key?: string;
  readonly headers?: Named<string | HeaderConfig>;
  readonly fixtures?: string | FixturesConfig | readonly (string | FixturesConfig)[];
};

export type SelectorConfig =
  | { readonly header: string; readonly is: string | readonly string[] }
  | { readonly pointer: string; readonly is: unknown }
  | { readonly cloudEvent: string | readonly string[] };

export type HeaderConfig = {
  readonly required?: boolean;
  readonly secret?: boolean;
  readonly encoding?: 'text' | 'json' | 'base64-json';
  readonly schema?: string;
  readonly default?: unknown;
  readonly generate?: 'request-id' | 'uuid' | 'now';
};

export type FixturesConfig = { readonly files: string; readonly expect?: 'valid' | 'invalid' };

export type HandlerConfig = {
  readonly module: string;
  readonly event?: string | readonly string[];
  readonly nodeOptions?: readonly string[];
  readonly envFile?: string;
  readonly isolate?: Isolation;
};

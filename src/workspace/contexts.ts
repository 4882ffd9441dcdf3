import { pointerStep } from '../core/json-pointer.ts';
import { formatPosition, type SourceText } from '../core/source-text.ts';
import type { ContextDefinition, Finding } from '../core/workspace.ts';
import type { Config, ContextConfig } from './config.ts';
import { didYouMean } from './did-you-mean.ts';
import type { MissingVariable } from './expand-environment.ts';
import { findingAt } from './finding-at.ts';

type Contexts = {
  readonly contexts: ReadonlyMap<string, ContextDefinition>;
  readonly defaultContext: string;
  readonly findings: readonly Finding[];
};

/** The Kafkas of the configuration; without any, the embedded broker as `local`. */
export const contextsOf = (source: SourceText, config: Config, missing: readonly MissingVariable[]): Contexts => {
  const configured = Object.entries(config.contexts ?? {});
  const contexts = new Map(
    (configured.length > 0 ? configured : [['local', null] as const]).map(([name, context]) => {
      const unset = missing.find(({ pointer }) => pointer.startsWith(`/contexts${pointerStep(name)}/`));
      return [name, contextOf(name, context ?? {}, unset && unsetSentence(source, name, unset))];
    }),
  );
  const { context } = config;
  const first = contexts.has('local') ? 'local' : ([...contexts.keys()][0] ?? 'local');
  if (context === undefined || contexts.has(context))
    return { contexts, defaultContext: context ?? first, findings: [] };
  const message = `no context is named "${context}"${didYouMean(context, contexts.keys())}`;
  const finding = findingAt(source, '/context', 'value', { rule: 'config/unknown-context', message });
  return { contexts, defaultContext: first, findings: [finding] };
};

const contextOf = (name: string, context: ContextConfig, unset: string | undefined): ContextDefinition => ({
  name,
  brokers: context.brokers ?? null,
  color: context.color ?? null,
  topics: new Map(Object.entries(context.topics ?? {})),
  production: context.production ?? false,
  readOnly: context.readOnly ?? false,
  unusable: notYetSentence(name, context) ?? unset ?? null,
});

const notYetSentence = (name: string, { tls, sasl }: ContextConfig): string | undefined => {
  const needed = [tls ? 'tls' : '', sasl ? 'sasl' : ''].filter((need) => need !== '');
  if (needed.length === 0) return undefined;
  return `Context "${name}" needs ${needed.join(' and ')}, which this version of evtool cannot do: that comes later.`;
};

const unsetSentence = (source: SourceText, name: string, { pointer, name: variable }: MissingVariable): string => {
  const place = formatPosition(source.file, source.locate(pointer, 'value'));
  return `Context "${name}" needs the environment variable ${variable}, which is not set (${place}).`;
};

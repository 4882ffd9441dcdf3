import { pointerStep, valueAt } from '../../core/json-pointer.ts';
import { formatPosition, type SourceText } from '../../core/source-text.ts';
import type { ContextDefinition, Origin } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { requireWorkspace } from '../require-workspace.ts';

/** One value that holds, and where it came from. The key order is the output's. */
export type ConfigValue = {
  readonly name: string;
  readonly value: unknown;
  readonly source: Origin['source'];
  /** `evtool.yml:3:5`. */
  readonly at?: string;
};

/** Where those values came from that a flag or a variable may give. */
export type GivenSources = Readonly<Record<'context' | 'brokers' | 'workspace' | 'timeout', Origin['source']>>;

/** The configuration that holds for this run. Passwords are never among the values. */
export const effectiveConfig = (context: AppContext, given: GivenSources): readonly ConfigValue[] => {
  const { root, config, contexts, catalog, silenced } = requireWorkspace(context);
  const { target, timeoutMs } = context;
  const others = [...contexts.values()].filter(({ name }) => name !== target?.name);
  return [
    { name: 'workspace', value: root, source: given.workspace === 'default' ? 'convention' : given.workspace },
    { name: 'context', value: target?.name ?? null, ...sourceOf(config, '/context', given.context) },
    ...(target === null ? [] : targetValues(config, target, given.brokers)),
    { name: 'validation.formats', value: catalog.formats, ...sourceOf(config, '/validation/formats') },
    ...[...silenced].map((rule) => ({
      name: `lint.${rule}`,
      value: 'off',
      ...sourceOf(config, `/lint${pointerStep(rule)}`),
    })),
    { name: 'timeout', value: timeoutMs, source: given.timeout },
    ...others.map((other) => ({
      name: `contexts.${other.name}`,
      value: brokersOf(other),
      ...sourceOf(config, `/contexts${pointerStep(other.name)}`),
    })),
  ];
};

/** A flag or a variable wins; else a value that is not written in the file is a default. */
const sourceOf = (
  { document, file, locate }: SourceText,
  pointer: string,
  given: Origin['source'] = 'default',
): Pick<ConfigValue, 'source' | 'at'> => {
  if (given !== 'default') return { source: given };
  if (valueAt(document, pointer) === undefined) return { source: 'default' };
  return { source: 'file', at: formatPosition(file, locate(pointer, 'value')) };
};

const targetValues = (
  config: SourceText,
  target: ContextDefinition,
  givenBrokers: Origin['source'],
): readonly ConfigValue[] => {
  const { name, production, readOnly, topics, unusable } = target;
  const at = (key: string): string => `/contexts${pointerStep(name)}/${key}`;
  return [
    { name: 'brokers', value: brokersOf(target), ...sourceOf(config, at('brokers'), givenBrokers) },
    { name: 'production', value: production, ...sourceOf(config, at('production')) },
    { name: 'readOnly', value: readOnly, ...sourceOf(config, at('readOnly')) },
    ...(topics.size === 0
      ? []
      : [{ name: 'topics', value: Object.fromEntries(topics), ...sourceOf(config, at('topics')) }]),
    ...(unusable === null ? [] : [{ name: 'unusable', value: unusable, ...sourceOf(config, at('')) }]),
  ];
};

const brokersOf = ({ brokers }: ContextDefinition): string => brokers?.join(',') ?? 'the embedded broker';

import type { Selector } from '../core/catalog/catalog.ts';
import type { AppContext } from './context.ts';
import { requireWorkspace } from './require-workspace.ts';

/** An event with the handlers that take it. The key order is the output's. */
export type EventSummary = {
  readonly name: string;
  readonly topic: string;
  /** As in `evtool.yml`; null: what no other event of the topic takes. */
  readonly when: SelectorSummary | null;
  readonly schema: string | null;
  readonly handlers: readonly string[];
};

type SelectorSummary =
  | { readonly header: string; readonly is: unknown }
  | { readonly pointer: string; readonly is: unknown }
  | { readonly cloudEvent: unknown };

export const listEvents = (context: Pick<AppContext, 'workspace'>): readonly EventSummary[] => {
  const { catalog, handlers } = requireWorkspace(context);
  return catalog.events.map(({ name, topic, when, schema }) => ({
    name,
    topic,
    when: when === null ? null : summaryOf(when),
    schema,
    handlers: handlers.filter(({ events }) => events.includes(name)).map((handler) => handler.name),
  }));
};

const summaryOf = (selector: Selector): SelectorSummary => {
  if (selector.kind === 'cloudEvent') return { cloudEvent: single(selector.types) };
  const is = single(selector.is);
  return selector.kind === 'header' ? { header: selector.header, is } : { pointer: selector.pointer, is };
};

const single = (values: readonly unknown[]): unknown => (values.length === 1 ? values[0] : values);

import type { Catalog } from '../catalog/catalog.ts';
import type { ExpectedOutcome } from '../fixture/fixture.ts';
import type { InspectedMessage } from '../message.ts';
import { hidden } from '../shown-beginning.ts';
import { producedParts } from './produced-parts.ts';
import type { ProducedMessage, ReplayResult } from './replay-result.ts';

type Result = Pick<ReplayResult, 'outcome' | 'error' | 'produced'> & {
  readonly message?: Pick<InspectedMessage, 'valid'>;
};

/**
 * What a fixture may expect of a later run, made of the result of this one: what stays from run to run. Headers that are
 * generated, and all that holds a hidden secret, are left out.
 */
export const expectationOf = ({ outcome, message, error, produced }: Result, catalog: Catalog): ExpectedOutcome => ({
  outcome,
  ...(message?.valid === false && outcome !== 'invalid' && { valid: false as const }),
  ...(error && { error: `${error.name}: ${error.message}`.split(hidden)[0] }),
  ...(produced.length > 0 || outcome === 'ok' ? { produced: produced.map((one) => stableParts(one, catalog)) } : {}),
});

const stableParts = (one: ProducedMessage, catalog: Catalog) => {
  const { headers, ...parts } = producedParts(one);
  const rules = catalog.events.find(({ name }) => name === parts.event)?.headers ?? [];
  const generated = new Set(rules.filter(({ generate }) => generate !== undefined).map(({ name }) => name));
  const kept = Object.entries(headers).filter(([name]) => !generated.has(name));
  return withoutHidden({ ...parts, ...(kept.length > 0 && { headers: Object.fromEntries(kept) }) });
};

/** Undefined where nothing is left; a list with a hidden element goes as a whole, for its length and order count. */
const withoutHidden = (value: unknown): unknown => {
  if (typeof value === 'string') return value.includes(hidden) ? undefined : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const kept = value.map(withoutHidden);
    return kept.includes(undefined) ? undefined : kept;
  }
  const members = Object.entries(value).map(([name, member]) => [name, withoutHidden(member)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
};

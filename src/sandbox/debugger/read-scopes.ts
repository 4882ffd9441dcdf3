import type { Scope } from '../../core/debug/pause.ts';
import type { Entry, ValueLimits } from '../../core/debug/value.ts';
import type { CallFrame, RawScope, RemoteObject } from './cdp.ts';
import type { Previewer } from './previewer.ts';
import type { Script } from './scripts.ts';

type Kind = Scope['kind'];
type Chosen = { readonly kind: Kind; readonly object: RemoteObject };

const kinds: Readonly<Record<string, Kind>> = {
  block: 'block',
  local: 'local',
  catch: 'catch',
  closure: 'closure',
  module: 'module',
};

/** The variables that a call sees; without `isWhole` those of its functions only, not its module's. */
export const readScopes = async (
  { frame, script }: { readonly frame: CallFrame; readonly script: Script },
  previewer: Previewer,
  { limits, isWhole }: { readonly limits: ValueLimits; readonly isWhole: boolean },
): Promise<readonly Scope[]> => {
  const chosen = namedScopes(frame.scopeChain, script).filter(({ kind }) => isWhole || kind !== 'module');
  const pictures = await previewer.scopes(
    chosen.map(({ object }) => object),
    limits,
  );
  const scopes = chosen.map(
    ({ kind }, index): Scope => ({ kind, variables: (pictures[index] ?? []).filter(isAvailable) }),
  );
  if (!saysSomething(frame.this)) return scopes;
  const self = { name: 'this', value: await previewer.value(frame.this, limits) };
  return scopes.map((scope) => (scope.kind === 'local' ? { ...scope, variables: [self, ...scope.variables] } : scope));
};

/** A CommonJS module is a function: its outermost closure is what a module's scope is elsewhere. */
const namedScopes = (chain: readonly RawScope[], { isModule }: Script): readonly Chosen[] => {
  const seen = chain.filter(({ type }) => type !== 'global' && type !== 'script');
  const wrapper = isModule ? -1 : seen.findLastIndex(({ type }) => type === 'closure');
  return seen.map(({ type, object }, index) => ({
    kind: index === wrapper ? 'module' : (kinds[type] ?? 'other'),
    object,
  }));
};

/** `this` as an instance of a class: a plain object, such as a handler's own, would only repeat what the file says. */
const saysSomething = ({ objectId, className = 'Object' }: RemoteObject): boolean =>
  objectId !== undefined && className !== 'Object' && className !== 'global';

/** What is not declared yet, or optimised away, V8 shows as a property that only a getter could read. */
const isAvailable = ({ value }: Entry): boolean => value.type !== 'accessor';

import { join } from 'node:path';
import { usageError } from '../../core/errors.ts';
import type { HandlerRegistration } from '../../core/handler/registration.ts';
import type { OnProduce } from '../../core/handler/runner.ts';
import type { Waiting } from '../../core/ports.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { findingOfError } from './finding-of-error.ts';

const maxMemoryMb = 256;

/** Handlers that do not load. A module that is not there was found already. */
export const handlerFindings = async (
  context: AppContext,
  workspace: Workspace,
  waiting: Waiting,
): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const handler of workspace.handlers) {
    if (!(await context.files.exists(join(workspace.root, handler.module)))) continue;
    const finding = await loadFinding(context, { workspace, handler }, waiting);
    if (finding) findings.push(finding);
  }
  return findings;
};

type Loading = { readonly workspace: Workspace; readonly handler: HandlerRegistration };

/** Why a handler does not load, or null. Its module runs, and none of its functions. */
export const loadFinding = async (
  context: AppContext,
  { workspace, handler }: Loading,
  waiting: Waiting,
): Promise<Finding | null> => {
  const { openRunner, env, timeoutMs } = context;
  const runner = openRunner({ root: workspace.root, handler, onProduce: refuse, timeoutMs, maxMemoryMb, env });
  try {
    await runner.load(waiting);
    return null;
  } catch (error) {
    waiting.signal.throwIfAborted();
    return findingOfError(error, { rule: 'handler', file: handler.module });
  } finally {
    await runner.close();
  }
};

const refuse: OnProduce = async ({ target }) => {
  throw usageError(`Nothing is produced while a handler loads: "${target}".`);
};

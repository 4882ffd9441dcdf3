import { join } from 'node:path';
import type { Waiting } from '../core/ports.ts';
import type { Finding } from '../core/workspace.ts';
import { loadFinding } from './check/handler-findings.ts';
import type { AppContext } from './context.ts';
import { requireWorkspace } from './require-workspace.ts';

/** A module, and why it does not load; null where it does. */
export type LoadedModule = { readonly module: string; readonly fault: Finding | null };

/** Tries the modules of the handlers, each once, as `check` does: one after the other, in the background of other work. */
export async function* loadFaults(context: AppContext, waiting: Waiting): AsyncGenerator<LoadedModule, void> {
  const workspace = requireWorkspace(context);
  const byModule = new Map(workspace.handlers.map((handler) => [handler.module, handler]));
  for (const [module, handler] of byModule) {
    // What is not there is said with the faults of the workspace.
    if (!(await context.files.exists(join(workspace.root, module)))) continue;
    yield { module, fault: await loadFinding(context, { workspace, handler }, waiting) };
  }
}

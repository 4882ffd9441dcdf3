import type { Broker } from '../../src/core/ports.ts';
import { workspaceContext } from './workspace-context.ts';

/** The embedded broker of a workspace, as the commands see it; closed when the test ends. */
export const workspaceBroker = async (root: string): Promise<Broker> => (await workspaceContext(root)).broker();

import { url } from 'node:inspector';

/**
 * Whether an IDE debugs this process, and so the handler's thread: VS Code's debug terminal sets the variable and opens
 * the inspector, `node --inspect` opens it alone. Stops of our own would only be in its way.
 */
export const isIdeAttached = (env: Readonly<Record<string, string | undefined>>): boolean =>
  Boolean(env.VSCODE_INSPECTOR_OPTIONS) || url() !== undefined;

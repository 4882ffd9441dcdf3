import type { Finding, Workspace } from '../core/workspace.ts';
import { keyFindings } from './keys/key-findings.ts';
import { screens } from './screens/index.ts';

/** What cannot be of the keys that a workspace gives to the screens. */
export const checkKeys = (workspace: Workspace): readonly Finding[] => keyFindings(workspace, screens);

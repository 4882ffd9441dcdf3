import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { EvtoolError } from '../../core/errors.ts';

/** The folder of the package that a file is in: in `src/`, or bundled in `dist/`. */
export const packageRoot = (file: string): string => {
  const folder = dirname(file);
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (folder !== file) return packageRoot(folder);
  throw new EvtoolError('The files of the demo are not there: no package.json is above this program.', {
    hint: 'Install evtool as a package; its compiled files alone are not enough for the demo.',
  });
};

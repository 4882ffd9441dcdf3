import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export type RecordedEditor = {
  /** For `$VISUAL`. */
  readonly command: string;
  /** What it was called with so far: `+LINE FILE` each. */
  readonly calls: () => Promise<readonly string[]>;
  /** What the next call does to its file, for `sed`. */
  readonly next: (sed: string) => Promise<void>;
};

/** An editor that writes down what it is called with, and that edits once by a script; named vi, so that it gets lines. */
export const recordedEditor = async (): Promise<RecordedEditor> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-editor-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [command = '', calls = '', change = ''] = ['vi', 'calls', 'change'].map((name) => join(folder, name));
  await writeFile(
    command,
    `#!/bin/sh
for file; do :; done
if [ -f ${change} ]; then
  sed -f ${change} "$file" > ${change}d && cat ${change}d > "$file"
  rm ${change}
fi
echo "$*" >> ${calls}
`,
  );
  await chmod(command, 0o755);
  return {
    command,
    calls: async () => (await readFile(calls, 'utf8').catch(() => '')).split('\n').slice(0, -1),
    next: (sed) => writeFile(change, `${sed}\n`),
  };
};

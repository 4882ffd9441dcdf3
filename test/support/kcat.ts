import { spawn, spawnSync } from 'node:child_process';
import { buffer } from 'node:stream/consumers';

/** False where kcat is missing: then skip visibly. Under CI that is a failure. */
export const hasKcat = (): boolean => {
  if (spawnSync('kcat', ['-V']).status === 0) return true;
  if (process.env.CI) throw new Error('no kcat under CI');
  process.stderr.write('Skipped, as kcat is not installed\n');
  return false;
};

/** Runs kcat to its end and gives its standard output. */
export const kcat = async (args: readonly string[], input: Buffer | string = ''): Promise<Buffer> => {
  const child = spawn('kcat', args);
  child.stdin.end(input);
  const [output, complaints, code] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject)),
  ]);
  if (code !== 0) throw new Error(`kcat ${args.join(' ')} ended with ${code}: ${complaints}`);
  return output;
};

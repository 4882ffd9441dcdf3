import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('kills the process, and says so, when V8 cannot end the thread, once others have done what they do on exit', () => {
  const module = new URL('../../src/sandbox/end-thread.ts', import.meta.url).href;
  const script = `
    const { endThread } = await import(${JSON.stringify(module)});
    process.on('exit', () => process.stdout.write('given back'));
    const alive = setInterval(() => {}, 1000);
    await endThread({ terminate: () => new Promise(() => {}) });
    clearInterval(alive);`;
  const { signal, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(signal).toBe('SIGKILL');
  expect(stdout).toBe('given back');
  expect(stderr).toBe("The handler's thread cannot be ended: evtool ends itself.\n");
});

import { describe, expect, it } from 'vitest';
import { orAborted } from '../../src/core/or-aborted.ts';

describe('what may be aborted', () => {
  it('answers as the promise does', async () => {
    expect(await orAborted(Promise.resolve(1), new AbortController().signal)).toBe(1);
  });

  it('fails with the reason as soon as it is aborted', async () => {
    const stop = new AbortController();
    const waiting = orAborted(new Promise(() => {}), stop.signal);
    stop.abort('enough');
    await expect(waiting).rejects.toBe('enough');
  });

  it('hears what fails after it was aborted, so that no failure ends the process', async () => {
    // A rejection that nobody hears fails the test run.
    const late = Promise.withResolvers<never>();
    await expect(orAborted(late.promise, AbortSignal.abort('before'))).rejects.toBe('before');
    late.reject(new Error('the broker is gone'));
  });
});

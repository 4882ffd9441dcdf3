import { describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

describe('evtool identity', () => {
  test('is by default the header that the services send in development', async () => {
    const { stdout, code } = await runCli(['identity']);
    expect(code).toBe(0);
    const line = '{"identity":{"type":"Associate","account_number":"111111","internal":{"org_id":"222222"}}}\n';
    expect(stdout).toBe(`${Buffer.from(line).toString('base64')}\n`);
  });

  test('takes organisation and account', async () => {
    const { stdout } = await runCli(['identity', '--org', '999999', '--account', '']);
    expect(Buffer.from(stdout, 'base64').toString()).toBe(
      '{"identity":{"type":"Associate","account_number":"","internal":{"org_id":"999999"}}}\n',
    );
  });

  test('of a User is the long form, in the order of the script that services use', async () => {
    const { stdout } = await runCli(['identity', '--type', 'User', '--org', '7', '--user', 'me']);
    const { identity } = JSON.parse(Buffer.from(stdout, 'base64').toString());
    expect(Object.keys(identity)).toEqual([
      'account_number',
      'employee_account_number',
      'org_id',
      'internal',
      'type',
      'auth_type',
      'user',
      'system',
      'associate',
      'x509',
    ]);
    expect(identity).toMatchObject({ org_id: '7', internal: { org_id: '7' }, type: 'User', user: { username: 'me' } });
  });

  test('decode shows what identity built, from the value and from a header line', async () => {
    const { stdout } = await runCli(['identity', '--org', '42']);
    for (const text of [stdout.trim(), `X-Rh-Identity: ${stdout.trim()}`]) {
      const decoded = await runCli(['identity', 'decode', text]);
      expect(decoded.code).toBe(0);
      expect(JSON.parse(decoded.stdout)).toMatchObject({ identity: { internal: { org_id: '42' } } });
    }
  });

  test.each(['no base64!', 'bm8ganNvbg=='])('decode of %j is wrong use', async (text) => {
    expect(await runCli(['identity', 'decode', text])).toMatchObject({ stdout: '', code: 2 });
  });
});

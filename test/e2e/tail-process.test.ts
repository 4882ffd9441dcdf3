import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../support/broker-session.ts';
import { type OrdersWorkspace, openOrdersWorkspace, order } from '../support/orders-workspace.ts';
import { spawnEvtool } from '../support/run-cli.ts';

describe('evtool tail as a process', () => {
  let workspace: OrdersWorkspace;
  beforeEach(async () => {
    workspace = await openOrdersWorkspace();
  });
  afterEach(() => workspace.close());

  it('sees what another process writes, and ends on Ctrl-C with its footer', async () => {
    const running = spawnEvtool(['tail', 'orders'], { cwd: workspace.root });
    await running.says(/orders is empty/);
    await send(workspace.broker, [order('{"id":1}')]);
    await running.says(/order-placed ✓ {2}\{"id":1\}/);
    running.interrupt();
    expect(await running.result).toMatchObject({
      code: 130,
      stderr: expect.stringMatching(/1 message, 1 valid, 0 invalid; .*\n$/),
    });
  });

  it('ends quietly when the reader of its output has gone', async () => {
    const messages = Array.from({ length: 5000 }, (_, id) => order(`{"id":${id},"total":"${'x'.repeat(1000)}"}`));
    await send(workspace.broker, messages);
    const running = spawnEvtool(['tail', 'orders', '--from-beginning', '-O', 'raw'], { cwd: workspace.root });
    await running.says(/"id":0,/);
    running.child.stdout?.destroy();
    expect(await running.result).toMatchObject({ code: 0, stderr: '' });
  });
});

import type { FromKeeper, ToKeeper } from './child-pipes.ts';
import type { Cdp } from './debugger/cdp.ts';
import { type CdpConnection, connectCdp } from './debugger/cdp-connection.ts';

export type ChildInspector = {
  readonly connect: () => Cdp;
  readonly hear: (said: Extract<FromKeeper, { type: 'inspector' }>) => void;
  /** The process has ended: what is still asked fails. */
  readonly end: () => void;
};

/** Talks to V8's inspector of a handler's process by its keeper; each connection is a session of its own. */
export const childInspector = (post: (call: ToKeeper) => void): ChildInspector => {
  const connections: CdpConnection[] = [];
  let isEnded = false;
  return {
    connect: () => {
      const session = connections.length;
      const connection = connectCdp((call) => post({ session, call }));
      if (isEnded) connection.end();
      connections.push(connection);
      return connection.cdp;
    },
    hear: ({ session, answer }) => connections[session]?.hear(answer),
    end: () => {
      isEnded = true;
      for (const { end } of connections) end();
    },
  };
};

import { Session } from 'node:inspector';
import { Socket } from 'node:net';
import { workerData } from 'node:worker_threads';
import { childPipes, type FromKeeper, type KeeperData, type ToKeeper } from './child-pipes.ts';
import { encodeFrame, frameReader } from './frame-codec.ts';
import { killGroup } from './kill-group.ts';

const intervalMs = 20;
const mebibyte = 1024 * 1024;
/** What V8 keeps for itself: room for young objects, code, this thread. */
const slackMb = 64;
/** The same under a debugger: each time that a breakpoint's condition is asked costs V8 2 KB outside its heap. */
const steppedSlackMb = 1024;

/**
 * The entry of a second thread in a handler's process, which takes its turns whatever the handler does: it ends the
 * process when evtool is gone, looks at its memory, and lets V8's inspector of the handler's thread be talked to.
 */
const keep = (pipe: Socket, { maxMemoryMb, baseBytes }: KeeperData): void => {
  const say = (message: FromKeeper): void => void pipe.write(encodeFrame(message));
  const isGone = (): void => killGroup(process.pid);
  pipe.on('end', isGone).on('error', isGone);

  const sessions = new Map<number, Session>();
  const sessionOf = (id: number): Session => {
    const known = sessions.get(id);
    if (known) return known;
    const session = new Session();
    session.connectToMainThread();
    session.on('inspectorNotification', (told) => say({ type: 'inspector', session: id, answer: { ...told } }));
    sessions.set(id, session);
    return session;
  };
  const read = frameReader((message) => {
    // The other end is `startChild`.
    const { session, call } = message as ToKeeper;
    const { id, method, params } = call;
    sessionOf(session).post(method, params, (error, result) =>
      say({
        type: 'inspector',
        session,
        answer: { id, ...(error ? { error: { message: wordsOf(error) } } : { result }) },
      }),
    );
  });
  pipe.on('data', read);

  setInterval(() => {
    const mostMb = maxMemoryMb + (sessions.size > 0 ? steppedSlackMb : slackMb);
    if (process.memoryUsage.rss() - baseBytes > mostMb * mebibyte) say({ type: 'memory' });
  }, intervalMs);
};

/** V8's own words, without Node's before them. */
const wordsOf = ({ message }: Error): string => message.replace(/^Inspector error -?\d+: /, '');

// `child.ts` is the only one that starts this file.
keep(new Socket({ fd: childPipes.keeper }), workerData as KeeperData);

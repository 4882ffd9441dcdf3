import { type Runtime, Session } from 'node:inspector';

/** Where V8's inspector finds the function. */
const place = 'evtool.start';

/**
 * Makes the debugger that is connected to this thread stop at the first line of a function, in the user's own code.
 * Returns how to take it back.
 */
export const stopAtStart = (given: unknown): (() => void) => {
  const session = new Session();
  session.connect();
  session.post('Debugger.enable');
  const key = Symbol.for(place);
  Object.defineProperty(globalThis, key, { value: given, configurable: true });
  // In this thread the answers come at once.
  session.post('Runtime.evaluate', { expression: `globalThis[Symbol.for('${place}')]` }, (_, answer) => {
    arm(session, answer?.result.objectId);
  });
  Reflect.deleteProperty(globalThis, key);
  return () => session.disconnect();
};

/** A bound function has no code of its own. */
const arm = (session: Session, objectId: Runtime.RemoteObjectId | undefined): void => {
  if (objectId === undefined) return;
  session.post('Runtime.getProperties', { objectId, ownProperties: true }, (_, { internalProperties = [] }) => {
    const target = internalProperties.find(({ name }) => name === '[[TargetFunction]]')?.value?.objectId;
    if (target === undefined) session.post('Debugger.setBreakpointOnFunctionCall', { objectId });
    else arm(session, target);
  });
};

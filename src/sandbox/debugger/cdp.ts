/**
 * The part of V8's inspector protocol that the debugger speaks, as it has been from Node 22 to 26: the one place where
 * its messages are typed. Lines and columns count from 0 here.
 */
export type Location = { readonly scriptId: string; readonly lineNumber: number; readonly columnNumber?: number };

export type RemoteObject = {
  readonly type: string;
  readonly subtype?: string;
  readonly className?: string;
  readonly objectId?: string;
  readonly value?: unknown;
  readonly unserializableValue?: string;
  readonly description?: string;
};

export type RawScope = { readonly type: string; readonly object: RemoteObject };

export type CallFrame = {
  readonly callFrameId: string;
  readonly functionName: string;
  /** Where its function begins: tells functions apart. */
  readonly functionLocation?: Location;
  readonly location: Location;
  readonly scopeChain: readonly RawScope[];
  readonly this: RemoteObject;
  readonly returnValue?: RemoteObject;
};

export type AsyncTrace = {
  /** How the call was put off: `await`, `Promise.then`, `Timeout` and others. */
  readonly description?: string;
  readonly callFrames: readonly (Location & { readonly functionName: string; readonly url: string })[];
  readonly parent?: AsyncTrace;
};

export type Paused = {
  readonly callFrames: readonly CallFrame[];
  readonly reason: string;
  /** For `exception` and `promiseRejection` what was thrown. */
  readonly data?: RemoteObject;
  readonly hitBreakpoints?: readonly string[];
  readonly asyncStackTrace?: AsyncTrace;
};

export type CdpEvents = {
  readonly 'Debugger.scriptParsed': {
    readonly scriptId: string;
    readonly url: string;
    readonly isModule?: boolean;
    readonly sourceMapURL?: string;
  };
  readonly 'Debugger.paused': Paused;
  readonly 'Debugger.resumed': Readonly<Record<never, never>>;
  readonly 'Debugger.breakpointResolved': { readonly breakpointId: string; readonly location: Location };
};

/** A value to hand to the thread. */
export type CallArgument = {
  readonly objectId?: string;
  readonly value?: unknown;
  readonly unserializableValue?: string;
};

type Exception = { readonly text: string; readonly exception?: RemoteObject };
type Evaluated = { readonly result: RemoteObject; readonly exceptionDetails?: Exception };
type Nothing = Readonly<Record<never, never>>;
type Bound = { readonly breakpointId: string; readonly locations: readonly Location[] };
type Property = { readonly name: string; readonly value?: RemoteObject };

/** Parameters and results by method. */
export type CdpCalls = {
  readonly 'Runtime.enable': readonly [Nothing, Nothing];
  readonly 'Runtime.evaluate': readonly [{ readonly expression: string; readonly returnByValue?: boolean }, Evaluated];
  readonly 'Runtime.callFunctionOn': readonly [
    {
      readonly objectId: string;
      readonly functionDeclaration: string;
      readonly arguments?: readonly CallArgument[];
      readonly returnByValue?: boolean;
      readonly silent?: boolean;
    },
    Evaluated,
  ];
  readonly 'Runtime.getProperties': readonly [
    { readonly objectId: string; readonly ownProperties: boolean },
    { readonly result: readonly Property[]; readonly internalProperties?: readonly Property[] },
  ];
  readonly 'Debugger.enable': readonly [Nothing, Nothing];
  readonly 'Debugger.disable': readonly [Nothing, Nothing];
  readonly 'Debugger.setAsyncCallStackDepth': readonly [{ readonly maxDepth: number }, Nothing];
  readonly 'Debugger.setBlackboxPatterns': readonly [{ readonly patterns: readonly string[] }, Nothing];
  readonly 'Debugger.setPauseOnExceptions': readonly [{ readonly state: 'none' | 'all' }, Nothing];
  readonly 'Debugger.setSkipAllPauses': readonly [{ readonly skip: boolean }, Nothing];
  readonly 'Debugger.getScriptSource': readonly [{ readonly scriptId: string }, { readonly scriptSource: string }];
  readonly 'Debugger.setBreakpointOnFunctionCall': readonly [
    { readonly objectId: string },
    { readonly breakpointId: string },
  ];
  readonly 'Debugger.setBreakpointByUrl': readonly [
    { readonly urlRegex: string; readonly lineNumber: number; readonly condition?: string },
    Bound,
  ];
  readonly 'Debugger.setBreakpoint': readonly [
    { readonly location: Location; readonly condition: string },
    { readonly breakpointId: string },
  ];
  readonly 'Debugger.removeBreakpoint': readonly [{ readonly breakpointId: string }, Nothing];
  readonly 'Debugger.getPossibleBreakpoints': readonly [
    { readonly start: Location; readonly end?: Location; readonly restrictToFunction?: boolean },
    { readonly locations: readonly (Location & { readonly type?: string })[] },
  ];
  readonly 'Debugger.continueToLocation': readonly [{ readonly location: Location }, Nothing];
  readonly 'Debugger.evaluateOnCallFrame': readonly [
    {
      readonly callFrameId: string;
      readonly expression: string;
      readonly throwOnSideEffect: boolean;
      readonly silent: boolean;
      /** Milliseconds. */
      readonly timeout: number;
      readonly objectGroup: string;
    },
    Evaluated,
  ];
  readonly 'Debugger.setVariableValue': readonly [
    {
      readonly scopeNumber: number;
      readonly variableName: string;
      readonly newValue: CallArgument;
      readonly callFrameId: string;
    },
    Nothing,
  ];
  readonly 'Debugger.pause': readonly [Nothing, Nothing];
  readonly 'Debugger.resume': readonly [Nothing, Nothing];
  readonly 'Debugger.stepOver': readonly [Nothing, Nothing];
  readonly 'Debugger.stepInto': readonly [Nothing, Nothing];
  readonly 'Debugger.stepOut': readonly [Nothing, Nothing];
};

/** A connection to the inspector of one thread. */
export type Cdp = {
  /** Rejects with V8's own words; with a `ThreadGone` once the thread ends, or after `Debugger.disable`. */
  readonly call: <Method extends keyof CdpCalls>(
    method: Method,
    params: CdpCalls[Method][0],
  ) => Promise<CdpCalls[Method][1]>;
  /** One listener an event. It is called in the middle of V8's work: it may only keep what it hears, and call. */
  readonly on: <Event extends keyof CdpEvents>(event: Event, listener: (told: CdpEvents[Event]) => void) => void;
};

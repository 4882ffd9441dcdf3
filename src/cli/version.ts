/** The build puts the package's version in; from source there is none. */
declare const EVTOOL_VERSION: string | undefined;

export const version = typeof EVTOOL_VERSION === 'undefined' ? 'development' : EVTOOL_VERSION;

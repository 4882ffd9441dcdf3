import type { AsyncTrace, Location, Paused } from './cdp.ts';
import { isCaught, type Station } from './is-caught.ts';
import type { ScriptReader } from './read-script.ts';
import type { Scripts } from './scripts.ts';

/** Whether the user's own code catches the exception that the thread stands still at. */
export type Catches = (paused: Paused) => Promise<boolean>;

export const openCatches = (reader: ScriptReader, scripts: Scripts): Catches => {
  const pathOf = async (location: Location) => {
    const { kind, isModule } = scripts.of(location);
    return kind === 'users' ? reader.pathAt(location, isModule) : null;
  };
  return async ({ callFrames, asyncStackTrace }) => {
    const places = [
      ...placesOf(
        callFrames.map(({ location }) => location),
        'call',
      ),
      ...asyncPlaces(asyncStackTrace),
    ];
    const stations: Station[] = [];
    for (const { location, over } of places) stations.push({ path: await pathOf(location), over });
    return isCaught(stations);
  };
};

type Place = { readonly location: Location; readonly over: Station['over'] };

/** `over`: what lies before the first. */
const placesOf = (locations: readonly Location[], over: Station['over']): readonly Place[] =>
  locations.map((location, index) => ({ location, over: index === 0 ? over : 'call' }));

/** V8 names how the one before was put off. Of an `await` it gives the callers alone. */
const asyncPlaces = (trace: AsyncTrace | undefined): readonly Place[] => {
  if (trace === undefined) return [];
  const isPromise = /^(?:await|Promise\.)/.test(trace.description ?? '');
  return [...placesOf(trace.callFrames, isPromise ? 'promise' : 'turn'), ...asyncPlaces(trace.parent)];
};

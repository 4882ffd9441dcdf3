import { type EvtoolError, usageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import type { Flag } from './command.ts';
import { flagSpellings } from './flag-spellings.ts';

type Known = { readonly flags: Readonly<Record<string, Flag>>; readonly help: string };

/** The error for a flag that the command has not, with the one that was probably meant. */
export const unknownFlag = (name: string, { flags, help }: Known): EvtoolError => {
  const typed = name.length === 1 ? `-${name}` : `--${name}`;
  const spellings = Object.entries(flags)
    .flatMap(([known, flag]) => flagSpellings(known, flag))
    .filter((spelling) => spelling.startsWith('--'));
  // Without the dashes, which would make all flags alike.
  const near =
    name.length === 1
      ? undefined
      : nearest(
          name,
          spellings.map((spelling) => spelling.slice(2)),
        );
  return usageError(`Unknown flag ${typed}.`, near === undefined ? help : `Did you mean --${near}? ${help}`);
};

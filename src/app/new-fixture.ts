import { join } from 'node:path';
import { usageError } from '../core/errors.ts';
import type { AppContext } from './context.ts';
import { fixtureFromSchema } from './fixture-from-schema.ts';
import { requireWorkspace } from './require-workspace.ts';

export type NewFixture = { readonly event: string; readonly name: string };

/** Where a new fixture goes, relative to the workspace's root: its event's own folder. */
export const newFixtureFile = ({ event, name }: NewFixture): string =>
  `fixtures/${event}/${/\.(?:json|ya?ml)$/i.test(name) ? name : `${name}.json`}`;

/** Why a name can be none of a fixture, or null. */
export const fixtureNameFault = (name: string): string | null =>
  /^[A-Za-z0-9][A-Za-z0-9._-]{0,200}$/.test(name) ? null : 'Letters, digits, ".", "_" and "-" will do.';

/** Writes a new fixture of an event, made from its schema. One of its name that is there stays, and is an error. */
export const newFixture = async (
  context: Pick<AppContext, 'workspace' | 'files'>,
  wanted: NewFixture,
): Promise<{ readonly file: string }> => {
  const { root } = requireWorkspace(context);
  const fault = fixtureNameFault(wanted.name);
  if (fault !== null) throw usageError(`"${wanted.name}" cannot be the name of a fixture.`, fault);
  const file = newFixtureFile(wanted);
  await context.files.create(join(root, file), fixtureFromSchema(context, wanted.event));
  return { file };
};

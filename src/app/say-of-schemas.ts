import type { AppContext } from './context.ts';

/** Tells what there is to know of the schemas themselves, where no screen of theirs does. */
export const sayOfSchemas = (
  { notice, hasSchemaScreen }: Pick<AppContext, 'notice' | 'hasSchemaScreen'>,
  notices: readonly string[],
): void => {
  if (!hasSchemaScreen) notices.forEach(notice);
};

import type { AppContext } from '../context.ts';
import type { Drafted, SourcedDraft } from '../fixture/drafter.ts';
import { mismatchNotices } from './mismatch-notices.ts';
import type { DraftNeeds } from './open-drafts.ts';
import type { ProduceRequest } from './produce-request.ts';

/** The draft of a message that goes; null for one that is left out. Its topic and partition are checked. */
export type Admit = (drafted: Drafted) => SourcedDraft | null;

export const isInvalid = ({ draft, issues }: Drafted): boolean =>
  draft === null || issues.some(({ issue }) => issue.level === 'error');

export const admitter = (
  context: AppContext,
  { onIssues }: Pick<ProduceRequest, 'onIssues'>,
  { stats, check }: Pick<DraftNeeds, 'stats' | 'check'>,
): Admit => {
  const noticeMismatch = mismatchNotices(context);
  return (drafted) => {
    const { draft, issues } = drafted;
    const isLeftOut = issues.length > 0 && isInvalid(drafted);
    if (issues.length > 0) onIssues(issues, isLeftOut);
    if (draft === null || isLeftOut) {
      stats.invalid += 1;
      return null;
    }
    check(draft);
    noticeMismatch(draft);
    return draft;
  };
};

/** Questions that a cluster is asked at once: enough to hide the way there, few enough not to flood it. */
const limit = 16;

/** Results in the order of the elements, a bounded number at a time; the first failure ends it. */
export const inParallel = async <A, B>(
  elements: readonly A[],
  ask: (element: A) => Promise<B>,
): Promise<readonly B[]> => {
  const results: B[] = [];
  for (let at = 0; at < elements.length; at += limit) {
    results.push(...(await Promise.all(elements.slice(at, at + limit).map(ask))));
  }
  return results;
};

type StoppedCounts = { readonly confirmed: number; readonly underway: number; readonly unsent: number };

/** What a stopped `produce` says on stderr of its messages. */
export const stoppedCounts = (stderr: string): StoppedCounts => {
  const [, confirmed, underway] =
    /^Stopped: ([\d,]+) messages? confirmed, (none|[\d,]+) on the way/m.exec(stderr) ?? [];
  if (confirmed === undefined || underway === undefined) throw new Error(`nothing is said of a stop:\n${stderr}`);
  const [, unsent = '0'] = /^Not sent: ([\d,]+) messages?\.$/m.exec(stderr) ?? [];
  return {
    confirmed: countOf(confirmed),
    underway: underway === 'none' ? 0 : countOf(underway),
    unsent: countOf(unsent),
  };
};

const countOf = (text: string): number => Number(text.replaceAll(',', ''));

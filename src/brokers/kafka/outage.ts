/** Tells a follower's user once when its broker is away for long, and once when it is back. */
export type Outage = { readonly begin: () => void; readonly end: () => void };

export const outageOf = (label: string, notice: (text: string) => void): Outage => {
  let isSaid = false;
  return {
    begin: () => {
      if (!isSaid) notice(`Lost Kafka at ${label}: waiting until it is back.`);
      isSaid = true;
    },
    end: () => {
      if (isSaid) notice(`Kafka at ${label} is back.`);
      isSaid = false;
    },
  };
};

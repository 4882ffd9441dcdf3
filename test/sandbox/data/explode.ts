export type Reason = string;

export const explode = (reason: Reason): never => {
  throw new Error(reason);
};

import type { Stop } from './stop.ts';

export const isSamePlace = (a: Stop, b: Stop): boolean => {
  const [left, right] = [a.frames[0], b.frames[0]];
  return a.stage === b.stage && left?.file === right?.file && left?.line === right?.line;
};

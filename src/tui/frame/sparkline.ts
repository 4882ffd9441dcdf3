/** A series as bars, newest at the right; the greatest fills the height, zero is the lowest bar. */
export const sparkline = (series: readonly number[], bars: string): string => {
  const signs = [...bars];
  const most = Math.max(...series, 1);
  return series.map((value) => signs[Math.ceil((value / most) * (signs.length - 1))] ?? '').join('');
};

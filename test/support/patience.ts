/**
 * How long a test waits, in ms, for what a screen is to show: long enough for a busy machine, and short enough that the wait
 * fails with the screen before the test's own limit ends it without.
 */
export const patienceMs = 60_000;

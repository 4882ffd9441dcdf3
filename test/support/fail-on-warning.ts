/** A process warning is a bug that a user would see: it fails the run. */
process.on('warning', (warning) => {
  // Vitest and Node's own experimental notices are not ours.
  if (warning.name === 'ExperimentalWarning') return;
  throw new Error(`process warning: ${warning.name}: ${warning.message}`, { cause: warning });
});

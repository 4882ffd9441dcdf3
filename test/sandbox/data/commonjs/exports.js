export default { onMessage: () => {} };

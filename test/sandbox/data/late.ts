export default (message: { value: unknown }): void => {
  if (message.value !== 'late') return;
  setTimeout(() => {
    throw new Error('too late');
  }, 5);
};

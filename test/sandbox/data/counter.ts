let count = 0;
console.log('loaded');

export default (message: { value: unknown }): void => {
  count += 1;
  console.log(`message ${count}`);
  if (message.value === 'fail') throw new Error('as asked');
};

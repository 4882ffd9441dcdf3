export default () => {
  const x = ;
};

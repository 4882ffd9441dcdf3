await new Promise(() => {});
export default (): void => {};

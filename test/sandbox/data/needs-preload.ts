export default (): void => console.log(String(Reflect.get(globalThis, 'preloaded')));

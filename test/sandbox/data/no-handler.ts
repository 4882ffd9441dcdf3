export const onMessages = (): void => {};
export const other = 1;

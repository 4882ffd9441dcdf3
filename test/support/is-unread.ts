/** Whether the screen asks something that it takes no answer to yet: a key that is pressed as soon was not meant for it. */
export const isUnread = (screen: string): boolean => /^ {2}yes {4}no$/m.test(screen);

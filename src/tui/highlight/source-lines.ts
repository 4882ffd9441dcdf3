/** The lines of a source, counted as a debugger counts them, without what ends them. */
export const sourceLines = (text: string): readonly string[] => text.split(/\r\n|[\n\r\u2028\u2029]/);

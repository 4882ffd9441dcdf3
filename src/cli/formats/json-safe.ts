/** What a JSON string may hold as it is, and a terminal would obey or show in another order. */
const unsafe = /[\u007f-\u009f\u00ad\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The same JSON, with such characters as escapes: they can only stand in strings. */
export const terminalSafeJson = (json: string): string =>
  json.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

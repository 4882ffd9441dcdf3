type Env = Readonly<Record<string, string | undefined>>;

/**
 * The user's editor as a command line; undefined where none is named. One of evtool's own comes first: what tells it of
 * the line (`{file}:{line}`) would be a wrong name to others that read `$EDITOR`.
 */
export const editorOf = (env: Env): string | undefined => env.EVTOOL_EDITOR || env.VISUAL || env.EDITOR || undefined;

/** In the order of Tab. */
export const paneNames = ['source', 'locals', 'watches', 'stack', 'logs', 'produced', 'queue', 'stages'] as const;

export type PaneName = (typeof paneNames)[number];

export const isPaneName = (name: string): name is PaneName => paneNames.some((one) => one === name);

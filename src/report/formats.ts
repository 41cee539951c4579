export const FORMATS = ['text', 'json', 'github', 'markdown', 'sarif', 'junit', 'gitlab'] as const;
/** The name of an output format, as `--format` takes it. */
export type Format = (typeof FORMATS)[number];

/** How suggestions are printed. */
export const SUGGEST_FORMATS = ['yaml', 'text', 'json'] as const;
export type SuggestFormat = (typeof SUGGEST_FORMATS)[number];

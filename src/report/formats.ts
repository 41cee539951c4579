export const FORMATS = ['text', 'json', 'github', 'markdown', 'sarif', 'junit', 'gitlab'] as const;
/** The name of an output format, as `--format` takes it. */
export type Format = (typeof FORMATS)[number];

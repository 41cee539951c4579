import { annotations } from './github.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { text } from './text.ts';

export const FORMATS = ['text', 'json', 'github', 'markdown'] as const;
/** The name of an output format, as `--format` takes it. */
export type Format = (typeof FORMATS)[number];

/** Every output format behind one interface. Each ends with a line feed, except an output that is empty. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text,
  json,
  github: (report, options) =>
    annotations(report, options)
      .map(line => `${line}\n`)
      .join(''),
  markdown,
};

import type { Format } from './formats.ts';
import { annotations } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './reporter.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export { FORMATS, type Format } from './formats.ts';

/** Every output format behind one interface. Each ends with a line feed, except an output that is empty. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text,
  json,
  github: (report, options) =>
    annotations(report, options)
      .map(line => `${line}\n`)
      .join(''),
  markdown,
  sarif,
  junit,
  gitlab,
};

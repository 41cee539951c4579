import type { RawFile, ReadFile } from '../core/document.ts';
import { decode } from './decode.ts';
import { readJson } from './json.ts';
import { type ReadOptions, settingsOf } from './options.ts';
import { readYaml } from './yaml.ts';

export type { ReadOptions } from './options.ts';
export type { ProblemKind } from './problems.ts';
export { CLOUDFORMATION_TAGS, type TagRule, type TagTable } from './tags.ts';

/**
 * Reads one file: strict JSON if its name ends in `.json`, else YAML 1.2 (core schema). Never throws, for any input.
 *
 * Mistakes come back as problems. After those that leave the meaning of the text open (`syntax`, `tab-indent`,
 * `control-character`, `too-deep`, `too-large`, `too-many-nodes`, `invalid-utf8`) `docs` is empty: half a file is
 * never judged. After the others the documents are returned as far as they can be understood.
 */
export function readFile(raw: RawFile, options: ReadOptions = {}): ReadFile {
  const settings = settingsOf(options);
  const { source, problems, readable } = decode(raw, settings.maxBytes);
  if (!readable) return { source, docs: [], problems: problems.list };
  const read = raw.path.toLowerCase().endsWith('.json') ? readJson : readYaml;
  const docs = read(source, settings, problems);
  if (docs.length === 0 && problems.list.length === 0) {
    problems.add('empty', 0, 0, 'The file has no content.', 'Write a document into it, or remove the file.');
  }
  return { source, docs, problems: problems.list };
}

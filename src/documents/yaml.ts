import { YAMLException } from 'js-yaml';
import type { Doc } from '../core/document.ts';
import type { Source } from '../core/source.ts';
import { type Composed, Composer, PastLimit } from './compose.ts';
import { lineEnd } from './cursor.ts';
import { addPastLimit } from './limits.ts';
import type { Settings } from './options.ts';
import { parse } from './parse.ts';
import type { Problems } from './problems.ts';
import { addSyntaxProblem } from './syntax.ts';

/** Reads a stream of YAML 1.2 documents. Never throws; a stream with a syntax error gives no document at all. */
export function readYaml(source: Source, settings: Settings, problems: Problems): Doc[] {
  const composer = new Composer(source.text, settings, problems);
  try {
    composer.compose(parse(source.text));
  } catch (error) {
    if (error instanceof PastLimit) addPastLimit(problems, error.kind, error.at, settings);
    else if (error instanceof YAMLException)
      addSyntaxProblem(problems, source.text, error.reason, error.mark?.position ?? 0);
    else addSyntaxProblem(problems, source.text, '', 0);
    return [];
  }
  const filled = composer.documents.filter(document => !document.empty);
  const second = filled[1];
  if (second !== undefined && settings.documents === 'one') addSecond(problems, source.text, second);
  const kept = settings.documents === 'one' ? filled.slice(0, 1) : filled;
  return kept.map(({ value, start, end }) => composer.places.doc(source, value, start, end));
}

function addSecond(problems: Problems, text: string, second: Composed): void {
  problems.add(
    'multiple-documents',
    second.start,
    Math.min(second.end, lineEnd(text, second.start)),
    `A second document begins on line ${problems.line(second.start)}; only the first one is read.`,
    'Move it to a file of its own.',
  );
}

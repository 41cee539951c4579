import type { Gap } from '../core/assessed.ts';
import { type Finding, SEVERITIES, type Severity } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import { prefix, visible } from './escape.ts';
import { compareFindings } from './order.ts';
import { place } from './position.ts';
import { defaultRuleUrl, type ReporterOptions } from './reporter.ts';

/** The runner keeps ten annotations of a level per step: nine, and one that says how many more there are. */
const PER_LEVEL = 9;
/** The runner cuts messages at this many characters. */
const MESSAGE_LIMIT = 4096;

type Properties = Readonly<Record<string, string | number>>;

interface Annotation {
  readonly level: Severity;
  readonly properties: Properties;
  /** Lines of the message. */
  readonly message: readonly string[];
}

/**
 * Workflow commands that annotate the lines of findings, one a line of output: the most useful first, at most ten of a
 * level. What exists at base and what is excused gets none; what was not assessed is an error.
 */
export function annotations(report: Report, given: ReporterOptions = {}): string[] {
  const options = { pathPrefix: report.folder, ...given };
  const findings = report.findings
    .filter(({ blocks, introduced, excuse }) => blocks || (introduced && excuse === undefined))
    .sort(compareFindings);
  const firstThatPasses = findings.findIndex(({ blocks }) => !blocks);
  const blocking = firstThatPasses === -1 ? findings.length : firstThatPasses;
  const all = [
    ...findings.slice(0, blocking).map(finding => findingAnnotation(finding, options)),
    ...report.notAssessed.map(gap => gapAnnotation(gap, options)),
    ...findings.slice(blocking).map(finding => findingAnnotation(finding, options)),
  ];
  return SEVERITIES.flatMap(level => {
    const ofLevel = all.filter(annotation => annotation.level === level);
    const more = ofLevel.length - PER_LEVEL;
    const lines = ofLevel
      .slice(0, PER_LEVEL)
      .map(({ properties, message }) => command(level, properties, message));
    if (more > 0) {
      const rollUp = `and ${more} more ${level}${more === 1 ? '' : 's'}: see the step summary`;
      lines.push(command(level, { title: 'threatlint' }, [rollUp]));
    }
    return lines;
  });
}

/** The annotation of a run that could not be done at all. */
export function failure(sentence: string): string {
  return command('error', { title: 'threatlint' }, [sentence]);
}

function findingAnnotation(finding: Finding, options: ReporterOptions): Annotation {
  const ruleUrl = options.ruleUrl ?? defaultRuleUrl;
  const { path, line, column, endLine, endColumn } = place(finding.at);
  const where = { file: filePath(path, options), line, endLine };
  return {
    level: finding.severity,
    // The runner drops columns of a span of several lines, with a warning in the log.
    properties: { ...where, ...(line === endLine ? { col: column, endColumn } : {}), title: finding.rule },
    message: [finding.message, `help: ${finding.remedy}`, ruleUrl(finding.rule)],
  };
}

function gapAnnotation(gap: Gap, options: ReporterOptions): Annotation {
  const where = gap.path === undefined ? {} : { file: filePath(gap.path, options), line: 1, endLine: 1 };
  return {
    level: 'error',
    properties: { ...where, title: 'not assessed' },
    message: [`${gap.what}: ${gap.why}`, `help: ${gap.remedy}`],
  };
}

function filePath(path: string, { pathPrefix = '' }: ReporterOptions): string {
  const folder = pathPrefix.replace(/\/+$/, '');
  return folder === '' ? path : `${folder}/${path}`;
}

function command(name: string, properties: Properties, message: readonly string[]): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(harmless(`${value}`))}`,
  );
  const data = message.map(line => harmless(line)).join('\n');
  return `::${name} ${list.join(',')}::${escapeLimited(data)}`;
}

/** One line of text that no parser of the runner takes for a command, wherever it ends up. */
function harmless(text: string): string {
  return neutralise(visible(text));
}

/** Blanks before a `::` at the start of a line, for every character that some reader of logs takes for a line's end. */
const COMMAND = /((?:^|[\n\r\v\f\u0085\u2028\u2029])[^\S\n\r\v\f\u2028\u2029]*)::/g;

/**
 * Breaks what the runner recognises: `##[command]` anywhere in a line, `::command::` at its start after any blanks. `::`
 * elsewhere stays: it is no command there, and types such as `AWS::S3::Bucket` are written so.
 */
function neutralise(text: string): string {
  return text.replaceAll('##[', '##\\[').replace(COMMAND, '$1\\::');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Cuts so that even the escaped message is within the limit, and never inside an escape. */
function escapeLimited(text: string): string {
  const escaped = escapeData(text);
  if (escaped.length <= MESSAGE_LIMIT) return escaped;
  return `${escapeData(prefix(text, MESSAGE_LIMIT - 1, character => escapeData(character).length))}…`;
}

/**
 * Wraps text for the log of a step so that nothing in it is taken for a workflow command: the runner ignores commands until
 * the token, and what looks like one is broken up as well. The token must be random and secret from the repository.
 */
export function guardedLog(text: string, token: string): string {
  if (!/^[A-Za-z0-9_-]{16,}$/.test(token)) throw new RangeError('the token of a guarded log is too weak');
  // The runner compares tokens without regard to case.
  const withoutToken = text.replace(
    new RegExp(token, 'gi'),
    found => `${found.slice(0, 1)}\\${found.slice(1)}`,
  );
  const safe = neutralise(withoutToken);
  return `::stop-commands::${token}\n${safe}${safe === '' || safe.endsWith('\n') ? '' : '\n'}::${token}::\n`;
}

/** Lines that open and close a foldable part of the log. What stands between them must be guarded by itself. */
export function group(title: string, guarded: string): string {
  return `::group::${escapeData(harmless(title))}\n${guarded}${guarded === '' || guarded.endsWith('\n') ? '' : '\n'}::endgroup::\n`;
}

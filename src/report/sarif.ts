import { RULES } from '../../rules/index.ts';
import type { Gap } from '../core/assessed.ts';
import type { Confidence, Finding, Severity } from '../core/finding.ts';
import type { FileEdit } from '../core/fix.ts';
import type { Report } from '../core/report.ts';
import type { AnyRule } from '../core/rule.ts';
import type { Span } from '../core/source.ts';
import { EXIT_CODES } from '../policy/verdict.ts';
import { visible, visibleJson } from './escape.ts';
import { place } from './position.ts';
import { defaultRuleUrl, encodedPath, type ReporterOptions } from './reporter.ts';
import { fromRoot, gapFingerprint, gapPath, NOT_ASSESSED } from './whole-repository.ts';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', notice: 'note' };
const PRECISIONS: Readonly<Record<Confidence, string>> = {
  certain: 'very-high',
  likely: 'medium',
  possible: 'low',
};

/** SARIF 2.1.0, for code scanning. What was not assessed is a result as well, and the run is not a success then. */
export function sarif(report: Report, options: ReporterOptions = {}): string {
  const ruleUrl = options.ruleUrl ?? defaultRuleUrl;
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'threatlint',
            version: report.version,
            semanticVersion: report.version,
            informationUri: 'https://github.com/threatlint/threatlint',
            rules: [...RULES.map(rule => descriptor(rule, ruleUrl(rule.id))), NOT_ASSESSED_RULE],
            notifications: [{ id: NOT_ASSESSED }, { id: 'note' }],
          },
        },
        automationDetails: { id: `threatlint/${report.folder === '' ? '' : `${report.folder}/`}` },
        invocations: [
          {
            executionSuccessful: report.complete && report.outcome !== 'error',
            exitCode: EXIT_CODES[report.outcome],
            toolExecutionNotifications: [
              ...report.notAssessed.map(gap => gapNotification(report, gap, 'error')),
              ...report.knownGaps.map(gap => gapNotification(report, gap, 'note')),
              ...report.notes.map(note => ({
                descriptor: { id: 'note' },
                level: 'note',
                message: text(note),
              })),
            ],
          },
        ],
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        results: [
          ...report.findings.map(finding => findingResult(report, finding)),
          ...report.notAssessed.map(gap => gapResult(report, gap)),
        ],
        properties: { outcome: report.outcome, complete: report.complete, today: report.today },
      },
    ],
  };
  return `${visibleJson(JSON.stringify(log, null, 2))}\n`;
}

function descriptor({ id, summary, severity, confidence }: AnyRule, url: string): object {
  const [group = ''] = id.split('/');
  return {
    id,
    shortDescription: { text: `${summary}.` },
    helpUri: url,
    help: {
      text: `${summary}. \`threatlint explain ${id}\` says why, and what satisfies the rule.`,
      markdown: `${summary}. [The page of the rule](${url}) says why, and what satisfies it.`,
    },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { precision: PRECISIONS[confidence], tags: ['threat-model', group] },
  };
}

const NOT_ASSESSED_RULE = {
  id: NOT_ASSESSED,
  shortDescription: { text: 'Something that could not be checked.' },
  help: {
    text: 'threatlint could not look at something that this run needed. What it would find there is unknown.',
  },
  defaultConfiguration: { level: 'error' },
  properties: { precision: PRECISIONS.certain, tags: ['threat-model'] },
};

const RULE_INDEX = new Map(RULES.map(({ id }, index) => [id, index]));

function findingResult(report: Report, finding: Finding): object {
  const { rule, severity, confidence, message, remedy, fingerprint, introduced, blocks } = finding;
  const { excuse, related = [], subject, key } = finding;
  const ruleIndex = RULE_INDEX.get(rule);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: text(message, remedy),
    locations: [location(report, finding.at)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ at, message: shown }, id) => {
            return { id, ...location(report, at), message: text(shown) };
          }),
        }),
    ...fingerprints(fingerprint),
    ...sarifFixes(report, finding),
    ...(report.base === undefined ? {} : { baselineState: introduced ? 'new' : 'unchanged' }),
    suppressions:
      excuse === undefined
        ? []
        : [
            {
              kind: excuse.by === 'suppression' ? 'inSource' : 'external',
              status: 'accepted',
              justification: visible(`${excuse.by} in ${excuse.path}: ${excuse.because}`),
            },
          ],
    properties: { confidence, blocks, subject, ...(key === undefined ? {} : { key }) },
  };
}

/** A fix as replaced text, where its edits replace text: platforms know no other kind. */
function sarifFixes(report: Report, { fix }: Finding): object {
  if (fix === undefined) return {};
  const changes = fix.edits.map(edit => replacement(report, edit));
  if (changes.includes(undefined)) return {};
  return { fixes: [{ description: text(fix.title), artifactChanges: changes }] };
}

/** Only words that need no quotes in any document, between the quotes that are there. */
function replacement(report: Report, edit: FileEdit): object | undefined {
  const to = edit.do === 'rename' ? edit.to : edit.do === 'set' ? edit.value : undefined;
  const { span } = edit;
  if (span === undefined || typeof to !== 'string' || !/^[A-Za-z][\w.-]*$/.test(to)) return undefined;
  const [quote = ''] = /^["']/.exec(span.source.text.slice(span.start, span.end)) ?? [];
  const { path, line, column, endLine, endColumn } = place(span);
  return {
    artifactLocation: artifact(report, path),
    replacements: [
      {
        deletedRegion: { startLine: line, startColumn: column, endLine, endColumn },
        insertedContent: { text: `${quote}${to}${quote}` },
      },
    ],
  };
}

function gapResult(report: Report, gap: Gap): object {
  return {
    ruleId: NOT_ASSESSED,
    ruleIndex: RULES.length,
    level: 'error',
    message: gapText(gap),
    locations: [gapLocation(report, gap)],
    ...fingerprints(gapFingerprint(gap)),
    suppressions: [],
  };
}

function gapNotification(report: Report, gap: Gap, level: string): object {
  return {
    descriptor: { id: NOT_ASSESSED },
    level,
    message: gapText(gap),
    locations: [gapLocation(report, gap)],
  };
}

function gapText({ what, why, remedy }: Gap): object {
  return text(`not assessed: ${what}: ${why}`, remedy);
}

/** The second name is the one by which code scanning recognises an alert. */
function fingerprints(fingerprint: string): object {
  return {
    partialFingerprints: { 'threatlint/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
  };
}

function location(report: Report, span: Span): object {
  const { path, line, column, endLine, endColumn } = place(span);
  return {
    physicalLocation: {
      artifactLocation: artifact(report, path),
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

function gapLocation(report: Report, gap: Gap): object {
  return {
    physicalLocation: { artifactLocation: artifact(report, gapPath(gap)), region: { startLine: 1 } },
  };
}

function artifact(report: Report, path: string): object {
  const uri = encodedPath(fromRoot(report, path));
  return { uri, uriBaseId: '%SRCROOT%' };
}

/** Plain text of SARIF knows links and placeholders: what a repository wrote must not become one. */
function text(...sentences: readonly string[]): object {
  const joined = sentences.map(sentence => visible(sentence).replace(/(?<![.?!])$/, '.')).join(' ');
  return { text: joined.replaceAll('](', '] (').replaceAll('{', '{{').replaceAll('}', '}}') };
}

import type { Gap } from '../core/assessed.ts';
import type { Finding } from '../core/finding.ts';
import type { Report } from '../core/report.ts';
import { visible } from './escape.ts';
import { place } from './position.ts';
import { defaultRuleUrl, type ReporterOptions } from './reporter.ts';
import { verdict } from './verdict.ts';
import { fromRoot, gapPath, NOT_ASSESSED } from './whole-repository.ts';

interface Case {
  readonly is: 'failure' | 'error' | 'skipped' | 'passed';
  readonly xml: string;
}

/**
 * JUnit XML, for platforms that show test reports. What fails the run is a failure, what was not assessed an error, what
 * exists at base or is excused is skipped, other findings pass and are told in their output.
 */
export function junit(report: Report, options: ReporterOptions = {}): string {
  const ruleUrl = options.ruleUrl ?? defaultRuleUrl;
  const cases = [
    ...report.findings.map(finding => findingCase(report, finding, ruleUrl(finding.rule))),
    ...report.notAssessed.map(gap => gapCase(report, gap)),
    ...(report.outcome === 'error' ? [errorCase(report)] : []),
  ];
  if (cases.length === 0) cases.push({ is: 'passed', xml: element('testcase', runAttributes(report)) });
  const number = (is: Case['is']) => cases.filter(one => one.is === is).length;
  const numbers = {
    tests: cases.length,
    failures: number('failure'),
    errors: number('error'),
    skipped: number('skipped'),
  };
  const suite = element('testsuite', { name: 'threatlint', ...numbers, time: 0 }, [
    element('properties', {}, [
      property('outcome', report.outcome),
      property('head', report.head),
      property('today', report.today),
      property('verdict', verdict(report)),
    ]),
    ...cases.map(({ xml }) => xml),
  ]);
  const suites = element('testsuites', { name: 'threatlint', ...numbers, time: 0 }, [suite]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${suites}\n`;
}

type Attributes = Readonly<Record<string, string | number>>;

function runAttributes(report: Report): Attributes {
  return { classname: 'threatlint', name: verdict(report), time: 0 };
}

function findingCase(report: Report, finding: Finding, url: string): Case {
  const { rule, message, remedy, severity, confidence, blocks, introduced, excuse } = finding;
  const { path, line, column } = place(finding.at);
  const file = fromRoot(report, path);
  const attributes = {
    classname: rule.replace('/', '.'),
    name: `${message} (${file}:${line})`,
    file,
    line,
    time: 0,
  };
  const told = `${file}:${line}:${column} ${severity} ${message} (${confidence})\n${remedy}\n${url}`;
  const made = (is: Case['is'], child: string) => ({ is, xml: element('testcase', attributes, [child]) });
  if (blocks) return made('failure', element('failure', { type: rule, message }, told));
  if (excuse !== undefined) {
    const reason = `${excuse.by} in ${excuse.path}: ${excuse.because}`;
    return made('skipped', element('skipped', { message: reason }));
  }
  if (!introduced) return made('skipped', element('skipped', { message: 'exists at base' }));
  return made('passed', element('system-out', {}, told));
}

function gapCase(report: Report, gap: Gap): Case {
  const { what, why, remedy } = gap;
  const attributes = {
    classname: NOT_ASSESSED,
    name: what,
    file: fromRoot(report, gapPath(gap)),
    line: 1,
    time: 0,
  };
  const error = element('error', { type: NOT_ASSESSED, message: why }, `${what}: ${why}\n${remedy}`);
  return { is: 'error', xml: element('testcase', attributes, [error]) };
}

function errorCase(report: Report): Case {
  const error = element('error', { type: 'error', message: 'the run failed' });
  return { is: 'error', xml: element('testcase', runAttributes(report), [error]) };
}

function property(name: string, value: string): string {
  return element('property', { name, value });
}

/** An element with text, or with elements inside. */
function element(name: string, attributes: Attributes, content?: string | readonly string[]): string {
  const open = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const start = `<${name}${open.join('')}`;
  if (content === undefined) return `${start}/>`;
  if (typeof content !== 'string') return `${start}>\n${content.join('\n')}\n</${name}>`;
  return `${start}>${content.split('\n').map(escapeXml).join('\n')}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** One line of text for XML 1.0, which has no way at all to write controls and some other characters. */
function escapeXml(text: string): string {
  return visible(text)
    .replace(/[\ufffe\uffff]/g, character => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
    .replaceAll('##[', '#&#35;[');
}

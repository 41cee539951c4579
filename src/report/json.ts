import type { Change } from '../core/architecture.ts';
import type { Gap } from '../core/assessed.ts';
import type { Finding } from '../core/finding.ts';
import type { FileEdit } from '../core/fix.ts';
import { countFindings, type Report } from '../core/report.ts';
import { visibleJson } from './escape.ts';
import { place } from './position.ts';
import { defaultRuleUrl, type ReporterOptions } from './reporter.ts';

/** Grows by one when a consumer could break; new properties alone do not change it. */
const VERSION = 1;
const SCHEMA = 'https://threatlint.dev/schema/v1/report.json';

/** The output for programs, described by `schema/report.schema.json`. What is absent is null, so that keys never vary. */
export function json(report: Report, options: ReporterOptions = {}): string {
  const ruleUrl = options.ruleUrl ?? defaultRuleUrl;
  const { models, units, files, rules } = report.looked;
  const document = {
    $schema: SCHEMA,
    version: VERSION,
    tool: { name: 'threatlint', version: report.version },
    outcome: report.outcome,
    complete: report.complete,
    occasion: report.occasion,
    base: report.base ?? null,
    head: report.head,
    folder: report.folder,
    today: report.today,
    counts: countFindings(report.findings),
    looked: { models, units, files, rules },
    findings: report.findings.map(finding => findingJson(finding, ruleUrl(finding.rule))),
    notAssessed: report.notAssessed.map(gapJson),
    knownGaps: report.knownGaps.map(gapJson),
    skipped: report.skipped.map(({ path, why }) => ({ path, why })),
    notes: report.notes,
    changes: report.changes.map(changeJson),
  };
  return `${visibleJson(JSON.stringify(document, null, 2))}\n`;
}

function findingJson(finding: Finding, url: string): object {
  const { rule, severity, confidence, message, remedy, subject, key, fingerprint, introduced, blocks } =
    finding;
  const { excuse, snippet, fix, related = [] } = finding;
  return {
    rule,
    severity,
    confidence,
    message,
    remedy,
    ...place(finding.at),
    subject,
    key: key ?? null,
    fingerprint,
    introduced,
    blocks,
    excuse: excuse === undefined ? null : { by: excuse.by, because: excuse.because, path: excuse.path },
    related: related.map(({ at, message: shown }) => ({ message: shown, ...place(at) })),
    snippet: snippet === undefined ? null : { path: snippet.path, text: snippet.text },
    fix: fix === undefined ? null : { title: fix.title, edits: fix.edits.map(editJson) },
    url,
  };
}

function editJson(edit: FileEdit): object {
  const { path, at } = edit;
  const to = edit.do === 'rename' ? edit.to : edit.do === 'remove' ? null : edit.value;
  return { path, at, do: edit.do, to };
}

function gapJson({ what, why, remedy, path }: Gap): object {
  return { what, why, remedy, path: path ?? null };
}

function changeJson(change: Change): object {
  const { about, classes, sentence, removed, weight, confidence, canonical, also, parts = [] } = change;
  return {
    component: about.key,
    type: about.type,
    classes,
    sentence,
    removed,
    weight,
    confidence,
    ...place(change.at),
    canonical,
    also: also.map(one => one.about.key),
    parts: parts.map(({ address }) => address),
  };
}

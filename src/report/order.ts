import { CONFIDENCES, type Finding, SEVERITIES } from '../core/finding.ts';
import { compareText } from '../core/order.ts';

/**
 * The order of findings in every output: blocking first, introduced before existing, then severity, confidence, path,
 * place and rule. Subject, key and fingerprint come last so that the order never depends on the order of rules.
 */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    Number(b.blocks) - Number(a.blocks) ||
    Number(b.introduced) - Number(a.introduced) ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    compareText(a.at.source.path, b.at.source.path) ||
    a.at.start - b.at.start ||
    compareText(a.rule, b.rule) ||
    compareText(a.subject, b.subject) ||
    compareText(a.key ?? '', b.key ?? '') ||
    compareText(a.fingerprint, b.fingerprint) ||
    compareText(a.message, b.message)
  );
}

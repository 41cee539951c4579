import { type Counts, countFindings, type Report } from '../core/report.ts';

/** "1 file", "2 files". */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/**
 * The verdict as one line without final stop: what came out, how much was looked at and what was left unassessed, so that
 * green is never silent about what it covers. It holds numbers and fixed words only, nothing from the repository.
 */
export function verdict(report: Report): string {
  const found = findingsClause(report);
  return [`${outcomeWord(report)}: ${found}${lookedClause(report)}`, unassessedClause(report)].join('; ');
}

function outcomeWord({ outcome }: Report): string {
  return outcome === 'not-assessed' ? 'not assessed' : outcome;
}

function findingsClause(report: Report): string {
  const counts = countFindings(report.findings);
  const parts: string[] = [];
  if (report.outcome === 'error') parts.push('the run failed');
  if (report.outcome === 'clean' && isEmpty(report)) parts.push('nothing to assess');
  if (counts.blocking > 0) parts.push(`${counts.blocking} blocking`);
  else if (introduced(counts) > 0) parts.push('nothing blocks');
  if (introduced(counts) > 0) parts.push(severities(counts));
  return parts.length === 0 ? '' : `${parts.join(', ')}; `;
}

function introduced(counts: Counts): number {
  return counts.error + counts.warning + counts.notice;
}

function severities(counts: Counts): string {
  return (['error', 'warning', 'notice'] as const)
    .filter(severity => counts[severity] > 0)
    .map(severity => count(counts[severity], severity))
    .join(', ');
}

function isEmpty({ looked, findings }: Report): boolean {
  return looked.models === 0 && looked.units === 0 && findings.length === 0;
}

function lookedClause({ looked }: Report): string {
  const parts = [count(looked.models, 'model')];
  if (looked.units > 0) parts.push(count(looked.units, 'architecture unit'));
  parts.push(count(looked.files, 'file'), count(looked.rules, 'rule'));
  return parts.join(', ');
}

function unassessedClause({ complete, notAssessed, knownGaps }: Report): string {
  const known = knownGaps.length;
  const knownClause = `${count(known, 'gap exists', 'gaps exist')} at base too`;
  if (complete && notAssessed.length === 0) {
    return known === 0 ? 'nothing was left unassessed' : `nothing new was left unassessed, ${knownClause}`;
  }
  // A run can be incomplete without a list: then the reader is told so rather than that nothing was left.
  const left =
    notAssessed.length === 0
      ? 'not everything was assessed'
      : `${count(notAssessed.length, 'thing was', 'things were')} not assessed`;
  return known === 0 ? left : `${left}, ${knownClause}`;
}

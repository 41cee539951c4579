import { randomUUID } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setOutput } from '@actions/core';
import { countFindings, type Report } from '../../core/report.ts';
import { annotations, guardedLog } from '../../report/github.ts';
import { reporters } from '../../report/index.ts';
import { blobUrls } from '../../report/reporter.ts';
import { verdict } from '../../report/verdict.ts';
import { UsageError } from '../usage.ts';

/** GitHub drops a step summary over 1 MiB as a whole; a step may already have written to it. */
const SUMMARY_BYTES = 900_000;

/** Says what came out: log, annotations, step summary, files and outputs. */
export function publish(
  report: Report,
  files: { readonly json: string; readonly sarif: string },
  env: NodeJS.ProcessEnv,
): void {
  const lines = [
    guardedLog(reporters.text(report, { color: true }), randomUUID()).trimEnd(),
    ...annotations(report),
    verdict(report),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  const json = files.json === '' ? join(env['RUNNER_TEMP'] ?? '.', 'threatlint.json') : files.json;
  writeReport('json', json, reporters.json(report));
  if (files.sarif !== '') writeReport('sarif', files.sarif, reporters.sarif(report));
  const summary = env['GITHUB_STEP_SUMMARY'];
  if (summary !== undefined && summary !== '') {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
    const linked = server !== undefined && repository !== undefined && commit !== undefined;
    appendFileSync(
      summary,
      reporters.markdown(report, {
        maxBytes: SUMMARY_BYTES,
        ...(linked ? { placeUrl: blobUrls(`${server}/${repository}`, commit, report.folder) } : {}),
      }),
    );
  }
  const counts = countFindings(report.findings);
  setOutput('verdict', report.outcome);
  setOutput('complete', String(report.complete));
  setOutput('errors', String(counts.error));
  setOutput('warnings', String(counts.warning));
  setOutput('notices', String(counts.notice));
  setOutput('existing', String(counts.existing));
  setOutput('not-assessed', String(report.notAssessed.length));
  setOutput('json', json);
}

function writeReport(format: 'json' | 'sarif', path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(
      `the report cannot be written to \`${path}\` (${(error as NodeJS.ErrnoException).code})`,
      `Name a file in a folder that exists as the input \`${format}\`, or leave it out.`,
    );
  }
}

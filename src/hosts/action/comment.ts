import type { Report } from '../../core/report.ts';
import { comment } from '../../report/comment.ts';
import { blobUrls } from '../../report/reporter.ts';
import { githubClient } from '../github/client.ts';
import { keepComment } from '../github/comment.ts';
import type { RepositoryAccess } from '../github/plain.ts';

/**
 * Keeps the comment of a pull request, and gives a line for the log. Log, annotations and summary are written already: a
 * refused token, such as that of a fork, loses nothing and fails nothing.
 */
export async function publishComment(
  report: Report,
  pullRequest: number,
  { repository, ...access }: RepositoryAccess,
  page: { readonly server: string; readonly commit: string },
): Promise<string> {
  const placeUrl = blobUrls(`${page.server}/${repository}`, page.commit, report.folder);
  const body = comment(report, { placeUrl });
  const worthwhile = report.outcome !== 'clean' || report.findings.some(({ introduced }) => introduced);
  const kept = await keepComment(githubClient(access), { repository, number: pullRequest }, body, worthwhile);
  return kept.ok
    ? `comment on the pull request: ${kept.value}`
    : `comment on the pull request, left out: ${kept.refusal.why}. ${kept.refusal.remedy}`;
}

import { COMMENT_MARK } from '../../report/comment.ts';
import type { Answer } from '../../review-issues/tracker.ts';
import { ask } from './client.ts';
import type { Octokit } from './plain.ts';
import { INSIDERS } from './tracker.ts';

/** A comment as the API gives it, as far as we look. */
interface RawComment {
  readonly id: number;
  readonly body?: string;
  readonly author_association?: string;
  readonly user?: { readonly type?: string } | null;
}

/**
 * Keeps one comment on a pull request: updated in place, and only where its text differs. A first one is written only
 * where `worthwhile`. A stranger's comment with our mark is not ours.
 */
export async function keepComment(
  client: Octokit,
  { repository, number }: { readonly repository: string; readonly number: number },
  body: string,
  worthwhile: boolean,
): Promise<Answer<'written' | 'updated' | 'unchanged' | 'none'>> {
  const [owner = '', repo = ''] = repository.split('/');
  const here = { owner, repo };
  const listed = await ask('list the comments', () =>
    client.paginate(client.rest.issues.listComments, { ...here, issue_number: number, per_page: 100 }),
  );
  if (!listed.ok) return listed;
  const ours = (listed.value as readonly RawComment[]).find(
    one =>
      one.body?.startsWith(COMMENT_MARK) === true &&
      (one.user?.type === 'Bot' || INSIDERS.has(String(one.author_association))),
  );
  if (ours === undefined) {
    if (!worthwhile) return { ok: true, value: 'none' };
    const written = await ask('comment on the pull request', () =>
      client.rest.issues.createComment({ ...here, issue_number: number, body }),
    );
    return written.ok ? { ok: true, value: 'written' } : written;
  }
  if (ours.body?.replace(/\r\n/g, '\n').trim() === body.trim()) return { ok: true, value: 'unchanged' };
  const updated = await ask('update the comment', () =>
    client.rest.issues.updateComment({ ...here, comment_id: ours.id, body }),
  );
  return updated.ok ? { ok: true, value: 'updated' } : updated;
}

/** What the loopback server keeps of an issue. */
export interface Issue {
  number: number;
  title: string;
  body: string;
  state: 'open' | 'closed';
  state_reason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: string[];
  assignees: string[];
  author: { login: string; type: 'Bot' | 'User'; association: string };
  comments: { id: number; body: string; author: string }[];
  created_at: string;
}

/** One repository's issues. */
export class Repository {
  readonly issues: Issue[] = [];
  #nextComment = 1;

  constructor(private readonly name: string) {}

  open(title: string, body: string, labels: readonly string[], author: Issue['author'] = BOT): Issue {
    const issue: Issue = {
      number: this.issues.length + 1,
      title,
      body,
      state: 'open',
      state_reason: null,
      labels: [...labels],
      assignees: [],
      author,
      comments: [],
      created_at: '2026-11-23T05:00:00Z',
    };
    this.issues.push(issue);
    return issue;
  }

  comment(issue: Issue, body: string, author = BOT.login): Issue['comments'][number] {
    const comment = { id: this.#nextComment++, body, author };
    issue.comments.push(comment);
    return comment;
  }

  find(number: number): Issue | undefined {
    return this.issues[number - 1];
  }

  /** An issue as the API shows it. */
  issueJson(issue: Issue): object {
    const url = `https://api.github.com/repos/${this.name}/issues/${issue.number}`;
    return {
      id: 1000 + issue.number,
      node_id: `I_${issue.number}`,
      url,
      repository_url: `https://api.github.com/repos/${this.name}`,
      labels_url: `${url}/labels{/name}`,
      comments_url: `${url}/comments`,
      events_url: `${url}/events`,
      html_url: `https://github.com/${this.name}/issues/${issue.number}`,
      number: issue.number,
      title: issue.title,
      body: issue.body,
      state: issue.state,
      state_reason: issue.state_reason,
      user: userJson(issue.author.login, issue.author.type),
      author_association: issue.author.association,
      labels: issue.labels.map((name, index) => ({
        id: index + 1,
        node_id: `L_${index}`,
        url: `https://api.github.com/repos/${this.name}/labels/${encodeURIComponent(name)}`,
        name,
        description: null,
        color: 'ededed',
        default: false,
      })),
      assignee: null,
      assignees: issue.assignees.map(login => userJson(login, 'User')),
      milestone: null,
      locked: false,
      comments: issue.comments.length,
      closed_at: issue.state === 'closed' ? '2026-11-23T06:00:00Z' : null,
      created_at: issue.created_at,
      updated_at: issue.created_at,
    };
  }

  commentJson(issue: Issue, comment: Issue['comments'][number]): object {
    const url = `https://api.github.com/repos/${this.name}/issues/comments/${comment.id}`;
    return {
      id: comment.id,
      node_id: `IC_${comment.id}`,
      url,
      html_url: `https://github.com/${this.name}/issues/${issue.number}#issuecomment-${comment.id}`,
      issue_url: `https://api.github.com/repos/${this.name}/issues/${issue.number}`,
      body: comment.body,
      user: userJson(comment.author, comment.author.endsWith('[bot]') ? 'Bot' : 'User'),
      author_association: 'NONE',
      created_at: issue.created_at,
      updated_at: issue.created_at,
    };
  }
}

export const BOT: Issue['author'] = { login: 'github-actions[bot]', type: 'Bot', association: 'NONE' };

function userJson(login: string, type: string): object {
  const url = `https://api.github.com/users/${encodeURIComponent(login)}`;
  const links = [
    'followers',
    'following',
    'gists',
    'starred',
    'subscriptions',
    'organizations',
    'repos',
    'events',
    'received_events',
  ];
  return {
    login,
    id: 41898282,
    node_id: 'U_1',
    avatar_url: 'https://avatars.githubusercontent.com/u/1',
    gravatar_id: '',
    url,
    html_url: `https://github.com/${login}`,
    ...Object.fromEntries(links.map(link => [`${link}_url`, `${url}/${link}`])),
    type,
    site_admin: false,
  };
}

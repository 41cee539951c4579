/** Who an issue is given to, and whose model it is about. */
export interface IssueOwners {
  /** As the model or CODEOWNERS names them: people, teams, mail addresses. */
  readonly named: readonly string[];
  readonly from: 'model' | 'CODEOWNERS';
  /** Logins of people. */
  readonly assignees: readonly string[];
}

/** GitHub assigns at most so many people. */
const MOST_ASSIGNEES = 10;
/** A login: with `_` where an enterprise manages its users. A name without `@` may be anybody's. */
const PERSON = /^@[A-Za-z\d][\w-]*$/;

/**
 * Resolves who gets an issue: the model's owner, else those that CODEOWNERS names for its file; `defaults` where they name
 * no person. A team cannot be assigned: it is named in the issue and not mentioned.
 */
export function issueOwners(
  owner: string | undefined,
  codeowners: readonly string[],
  defaults: readonly string[],
): IssueOwners {
  const named = owner === undefined ? codeowners : [owner];
  const people = named.filter(name => PERSON.test(name));
  const assignees = (people.length > 0 ? people : defaults).map(name => name.replace(/^@/, ''));
  return {
    named,
    from: owner === undefined ? 'CODEOWNERS' : 'model',
    assignees: [...new Set(assignees)].slice(0, MOST_ASSIGNEES),
  };
}

/** Whether nobody but teams answers for the model. */
export function onlyTeams({ named }: IssueOwners): boolean {
  return named.length > 0 && named.every(name => /^@?[\w.-]+\/[\w.-]+$/.test(name));
}

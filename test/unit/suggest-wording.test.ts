import { describe, expect, it } from 'vitest';
import texts from '../../src/generated/library.json';
import { builtIn } from '../../src/suggest/library.ts';
import { stem, Wording } from '../../src/suggest/wording.ts';

const LIBRARY = builtIn(texts);
const WORDING = new Wording(LIBRARY);

/** Whether a text of a model states a countermeasure of the pattern with the id. */
function states(text: string, id: string): boolean {
  const pattern = LIBRARY.patterns.find(each => each.id === id);
  if (pattern === undefined) throw new Error(`no pattern ${id}`);
  return WORDING.sentences(text).some(sentence => WORDING.states(sentence, pattern));
}

describe('what a model says in words of its own', () => {
  it.each([
    ['aws/root-credentials', 'Root credentials of member accounts are removed centrally'],
    ['aws/root-credentials', 'We deleted the root credentials of every member account'],
    ['aws/key-policy', 'Key policies name their principals and the services through which they may decrypt'],
    [
      'cloud/over-broad-identity',
      'The role of the instances names each bucket, key and secret that it may use',
    ],
    [
      'llm/embedding-inversion',
      'Names, addresses and card numbers are replaced before prompts and embeddings',
    ],
    ['llm/tool-abuse', 'Each tool checks the token itself and acts with the rights of its user'],
    [
      'llm/cross-tenant-retrieval',
      'The database chooses the partition from the verified token, not from the request',
    ],
    [
      'organisation/detection-blind',
      'A service control policy forbids every member to stop, narrow or leave what watches it',
    ],
    [
      'cloud/snapshot-exfiltration',
      'Organisation policies forbid to share snapshots or to copy them to the outside',
    ],
  ])('answers %s: %s', (id, text) => {
    expect(states(text, id)).toBe(true);
  });

  it.each([
    // The same subject, and another thing said of it.
    ['aws/root-credentials', 'Root users of the accounts share one mailbox of the finance team'],
    ['aws/key-policy', 'Key policies are written by the platform team'],
    ['aws/key-policy', 'The role of the instances names each bucket, key and secret that it may use'],
    ['cloud/over-broad-identity', 'The role of the instances is named after its team'],
    ['cloud/backup-untested', 'Backups are encrypted with a key of their own'],
    [
      'organisation/network-leak',
      'AWS keeps attachments apart, and runs the transit gateway in all zones of the region',
    ],
    // The countermeasure of another threat.
    ['delivery/forged-release', 'The main branch takes only pull requests that a second person has approved'],
    // Its lack, or its intention.
    ['aws/root-credentials', 'Root credentials of member accounts are not removed centrally'],
    ['aws/root-credentials', 'Root credentials of member accounts will be removed centrally next year'],
    // An alarm, which prevents nothing.
    [
      'organisation/organisation-escalation',
      'Each change of organisation policies and delegations wakes security',
    ],
    // Words that everybody uses.
    ['cloud/dns-takeover', 'Everything here is reviewed by the owners and kept in order'],
  ])('does not answer %s: %s', (id, text) => {
    expect(states(text, id)).toBe(false);
  });

  it('takes one sentence at a time', () => {
    const [first, second] = [
      'Root credentials exist for all',
      'Member accounts are removed centrally when a team ends',
    ];
    expect(states(`${first}. ${second}`, 'aws/root-credentials')).toBe(false);
  });

  it('reads a long text in short time', () => {
    const began = performance.now();
    expect(states('root '.repeat(200_000), 'aws/root-credentials')).toBe(false);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('stems', () => {
  it.each([
    ['policies', 'policy'],
    ['removed', 'remove'],
    ['rotation', 'rotates'],
    ['encrypted', 'encryption'],
    ['stopped', 'stop'],
    ['approval', 'approve'],
  ])('%s and %s are one', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it.each([
    ['role', 'root'],
    ['policy', 'police'],
  ])('%s and %s are two', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
});

import { isAbsolute, resolve } from 'node:path';
import { type Assessed, assessed, notAssessed } from '../core/assessed.ts';
import { FETCH_HISTORY, failed } from './gaps.ts';
import { fields } from './parse.ts';
import type { Git } from './process.ts';
import { quote } from './reader.ts';
import type { HistoryOptions } from './repository.ts';

/** The name that the remote has in a repository of our own. */
export const REMOTE = 'origin';

/**
 * What the checkout's configuration may say about reaching a remote. Nothing that changes what is fetched, and no
 * program for the remote's side.
 */
const HOW_TO_REACH =
  /^(http\..+|url\..+\.insteadof|core\.(sshcommand|askpass|gitproxy)|credential\..+|ssh\.variant|remote\..+\.(url|proxy|proxyauthmethod))$/;

interface Setting {
  readonly key: string;
  readonly value: string;
}

/**
 * The remote of a checkout as lines of a configuration file for another repository: its URL and how to authenticate,
 * from every configuration that holds in the checkout (actions/checkout keeps credentials in a file that only
 * `includeIf` leads to). That file must be the only one that the other repository reads: a header that came twice
 * would be refused.
 */
export async function remoteSettings(
  local: Git,
  root: string,
  options: HistoryOptions,
): Promise<Assessed<string[]>> {
  const what = 'the history that this clone lacks';
  const result = await local.run(['config', '--includes', '-z', '--list']);
  if (result.code !== 0) return failed(what, result);
  const settings = fields(result.stdout).flatMap(readSetting);
  const url = settings.findLast(({ key }) => key === `remote.${options.remote ?? 'origin'}.url`)?.value;
  if (url === undefined) {
    return notAssessed({
      what,
      why: `this clone is cut off, and has no remote "${options.remote ?? 'origin'}" to fetch the rest from`,
      remedy: FETCH_HISTORY,
    });
  }
  const lines = [`[remote "${REMOTE}"]`, `url = ${quote(absolute(url, root))}`];
  const authorized = options.token !== undefined && isOn(url, options.server ?? 'https://github.com');
  for (const { key, value } of settings) {
    if (authorized && /^http\..*extraheader$/.test(key)) continue;
    lines.push(...settingLines(key, value, options.remote ?? 'origin'));
  }
  if (authorized && options.token !== undefined) {
    const basic = Buffer.from(`x-access-token:${options.token}`).toString('base64');
    lines.push(
      ...section('http', new URL(url).origin),
      `extraHeader = ${quote(`AUTHORIZATION: basic ${basic}`)}`,
    );
  }
  return assessed(lines);
}

/** "<key>\n<value>" where git has lower-cased section and name of the key; a key without a value is a true boolean. */
function readSetting(field: string): Setting[] {
  const text = Buffer.from(field, 'latin1').toString('utf8');
  const end = text.indexOf('\n');
  const key = end < 0 ? text : text.slice(0, end);
  return HOW_TO_REACH.test(key) ? [{ key, value: end < 0 ? 'true' : text.slice(end + 1) }] : [];
}

function settingLines(key: string, value: string, remote: string): string[] {
  const first = key.indexOf('.');
  const last = key.lastIndexOf('.');
  const group = key.slice(0, first);
  const name = key.slice(last + 1);
  if (first === last) return [`[${group}]`, `${name} = ${quote(value)}`];
  const of = key.slice(first + 1, last);
  if (group !== 'remote') return [...section(group, of), `${name} = ${quote(value)}`];
  return of === remote && name !== 'url' ? [...section(group, REMOTE), `${name} = ${quote(value)}`] : [];
}

function section(group: string, of: string): string[] {
  return [`[${group} "${of.replace(/["\\]/g, '\\$&')}"]`];
}

/** A path is meant from the checkout's top folder; `host:path` and `scheme://` are no paths. */
function absolute(url: string, root: string): string {
  const isPath = /^\.{1,2}([/\\]|$)/.test(url) || (!url.includes(':') && !isAbsolute(url));
  return isPath ? resolve(root, url) : url;
}

/** Whether a URL leads to the server that a token is for: to no other may it be sent. */
function isOn(url: string, server: string): boolean {
  try {
    const remote = new URL(url);
    return /^https?:$/.test(remote.protocol) && remote.origin === new URL(server).origin;
  } catch {
    return false;
  }
}

import type { Fact } from '../../core/architecture.ts';
import type { RepoPath } from '../../core/source.ts';
import { controlFact, settingFact } from '../kubernetes/fact.ts';
import { resolve } from '../kubernetes/kustomize.ts';
import { plainText } from '../kubernetes/terms.ts';
import { get, literal, members, type Term } from '../term.ts';

/** Parts of the host that give it away: its control socket, its devices, its configuration, people's keys. */
const SENSITIVE =
  /(docker|containerd|podman|crio)\.sock$|^\/$|^\/(etc|proc|sys|root|boot|dev|var\/run|run|var\/lib\/docker|var\/lib\/kubelet|var\/log|hostfs)(\/|$)|^~\/?$|^(~|\$HOME|\$\{HOME\})\/\.(ssh|aws|kube|docker|gnupg|azure)/;
const HARMLESS = /^\/etc\/(localtime|timezone|ssl\/certs|ca-certificates.*)$/;
const CONFIGURATION = /\.(ya?ml|conf|cfg|json|template|tmpl)$/i;

/** One mount of a service. */
interface Mount {
  readonly source: string;
  readonly at: Term;
}

/** What a service mounts: sensitive parts of the host, and named volumes. */
export function volumeFacts(volumes: readonly Term[]): Fact[] {
  return mounts(volumes).flatMap(({ source, at }) => {
    if (SENSITIVE.test(source) && !HARMLESS.test(source))
      return [controlFact('hostPath', literal(source, at.at))];
    return /^[A-Za-z0-9][\w.-]*$/.test(source)
      ? [settingFact('persistentVolume', literal(source, at.at))]
      : [];
  });
}

/** Configuration files of the repository that a service mounts. */
export function configurationFiles(volumes: readonly Term[], folder: RepoPath): RepoPath[] {
  return mounts(volumes)
    .map(mount => mount.source.replace(/^(\$\{?PWD\}?|\*)\//, './'))
    .filter(source => /^\.{1,2}\//.test(source) && CONFIGURATION.test(source))
    .map(source => resolve(folder, source));
}

function mounts(volumes: readonly Term[]): Mount[] {
  return volumes.flatMap(members).flatMap((volume): Mount[] => {
    if (volume.kind === 'dict') {
      const source = plainText(get(volume, 'source'));
      return source === '' ? [] : [{ source, at: volume }];
    }
    const text = plainText(volume);
    const colon = text.indexOf(':');
    return colon < 1 ? [] : [{ source: text.slice(0, colon), at: volume }];
  });
}

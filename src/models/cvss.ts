/** The metrics of a version of CVSS, each with its values, and those that every vector must have. */
interface Version {
  readonly metrics: ReadonlyMap<string, string>;
  readonly base: readonly string[];
}

/** `AV:NALP` says that AV may be N, A, L or P. Values of one letter each. */
function version(base: string, optional: string): Version {
  const read = (text: string) => text.split(' ').map(metric => metric.split(':') as [string, string]);
  const required = read(base);
  return { metrics: new Map([...required, ...read(optional)]), base: required.map(([name]) => name) };
}

/**
 * The grammar of vectors by FIRST: Common Vulnerability Scoring System v3.1, Specification Document, section 6 (v3.0 has
 * the same metrics), and v4.0, Specification Document, section 7, where `U` stands for Clear, Green, Amber and Red.
 */
const V3 = version(
  'AV:NALP AC:LH PR:NLH UI:NR S:UC C:NLH I:NLH A:NLH',
  'E:XUPFH RL:XOTWU RC:XURC CR:XLMH IR:XLMH AR:XLMH MAV:XNALP MAC:XLH MPR:XNLH MUI:XNR MS:XUC MC:XNLH MI:XNLH MA:XNLH',
);
const V4 = version(
  'AV:NALP AC:LH AT:NP PR:NLH UI:NPA VC:HLN VI:HLN VA:HLN SC:HLN SI:HLN SA:HLN',
  'E:XAPU CR:XHML IR:XHML AR:XHML MAV:XNALP MAC:XLH MAT:XNP MPR:XNLH MUI:XNPA MVC:XHLN MVI:XHLN MVA:XHLN MSC:XHLN MSI:XSHLN MSA:XSHLN S:XNP AU:XNY R:XAUI V:XDC RE:XLMH U:X',
);
const VERSIONS: ReadonlyMap<string, Version> = new Map([
  ['3.0', V3],
  ['3.1', V3],
  ['4.0', V4],
]);
const URGENCIES = ['Clear', 'Green', 'Amber', 'Red'];

/** What is wrong with a vector such as `CVSS:3.1/AV:N/...`, as a clause; undefined where it is well formed. */
export function vectorFault(vector: string): string | undefined {
  const [, number = '', rest = ''] = /^CVSS:([^/]*)\/?(.*)$/s.exec(vector) ?? [];
  const version = VERSIONS.get(number);
  if (version === undefined) return `its version is none of ${[...VERSIONS.keys()].join(', ')}`;
  const seen = new Set<string>();
  for (const part of rest.split('/')) {
    const [name = '', value = '', more] = part.split(':');
    const values = version.metrics.get(name);
    if (values === undefined || more !== undefined)
      return `CVSS ${number} has no metric \`${part.slice(0, 40)}\``;
    if (seen.has(name)) return `it has \`${name}\` twice`;
    seen.add(name);
    const known =
      (value.length === 1 && values.includes(value)) || (name === 'U' && URGENCIES.includes(value));
    if (!known) return `\`${name}\` cannot be \`${value.slice(0, 40)}\``;
  }
  const lacking = version.base.filter(name => !seen.has(name));
  return lacking.length === 0 ? undefined : `it lacks ${lacking.map(name => `\`${name}\``).join(', ')}`;
}

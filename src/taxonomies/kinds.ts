import type { TableName } from './tables.ts';

/** One kind of identifier: how it is written, and how people write it who do not know. */
export interface Kind {
  /** What one of its identifiers is called. */
  readonly noun: string;
  readonly table: TableName;
  /** What its identifiers look like, with a sample. */
  readonly form: RegExp;
  readonly sample: string;
  /** What can only be meant as one of them. */
  readonly like: RegExp;
  /** The well-formed identifier that the parts of `like` stand for. */
  readonly repaired: (parts: readonly (string | undefined)[]) => string;
  /** What the entries of the kind describe. */
  readonly about: 'attack' | 'weakness' | 'tactic' | 'countermeasure';
}

/** Words that people put before an identifier. */
const BEFORE = String.raw`(?:(?:mitre|att(?:&|a)?ck|atlas|d3fend|owasp|nist|sp|800-53)[\s.:/_-]*)*`;
/** A name or remark that people put after it. */
const AFTER = String.raw`(?:[\s:,;([/\u2013\u2014-].*)?`;

function like(pattern: string): RegExp {
  return new RegExp(`^\\s*${BEFORE}${pattern}${AFTER}\\s*$`, 'isu');
}

const four = (digits = '') => (digits.length === 3 ? `0${digits}` : digits);
const sub = (digits: string | undefined) => (digits === undefined ? '' : `.${digits.padStart(3, '0')}`);
const plain = (digits = '') => String(Number(digits));

const NIST = 'AC|AT|AU|CA|CM|CP|IA|IR|MA|MP|PE|PL|PM|PS|PT|RA|SA|SC|SI|SR';
/** The lists of OWASP that come in editions: Top 10, API, agentic, Kubernetes, LLM, mobile, MCP, non-human identities, ... */
const LISTS = 'A|API|ASI|C|K|LLM|M|MCP|NHI|P';
/** Those that are known by their letters alone: `C3` and `P1` may be anything. */
const NAMED = 'A|API|ASI|K|LLM|MCP|NHI';

/** Every kind that is known, in the order in which an identifier is held against them. */
export const KINDS: readonly Kind[] = [
  {
    noun: 'OWASP list item',
    table: 'owasp',
    form: new RegExp(`^(?:${LISTS})\\d{1,2}:\\d{4}$`, 'u'),
    sample: 'A01:2025',
    like: like(`(${NAMED})(\\d{1,2})[\\s:._/-]+(\\d{4})`),
    repaired: ([list = '', item, edition]) => `${list.toUpperCase()}${plain(item)}:${edition}`,
    about: 'weakness',
  },
  {
    noun: 'OWASP CI/CD risk',
    table: 'owasp',
    form: /^CICD-SEC-[1-9]\d?$/u,
    sample: 'CICD-SEC-4',
    like: like('CI[/_-]?CD[\\s_-]?SEC[\\s_-]?(\\d{1,2})'),
    repaired: ([item]) => `CICD-SEC-${plain(item)}`,
    about: 'weakness',
  },
  {
    noun: 'OWASP agentic threat or skill risk',
    table: 'owasp',
    form: /^(?:T[1-9]\d?|AST\d\d)$/u,
    sample: 'T6',
    like: like('AST[\\s_-]?(\\d{1,2})'),
    repaired: ([item = '']) => `AST${item.padStart(2, '0')}`,
    about: 'weakness',
  },
  {
    noun: 'ATT&CK technique',
    table: 'attack',
    form: /^T\d{4}(?:\.\d{3})?$/u,
    sample: 'T1190',
    like: like('T(\\d{3,5})(?:[./_-](\\d{1,4}))?'),
    repaired: ([base, part]) => `T${four(base)}${sub(part)}`,
    about: 'attack',
  },
  {
    noun: 'ATT&CK tactic',
    table: 'attack',
    form: /^TA\d{4}$/u,
    sample: 'TA0001',
    like: like('TA[\\s_-]?(\\d{3,5})'),
    repaired: ([base]) => `TA${four(base)}`,
    about: 'tactic',
  },
  {
    noun: 'ATT&CK mitigation',
    table: 'attack',
    form: /^M\d{4}$/u,
    sample: 'M1032',
    like: like('M(\\d{4})'),
    repaired: ([base]) => `M${base}`,
    about: 'countermeasure',
  },
  {
    noun: 'ATLAS technique',
    table: 'atlas',
    form: /^AML\.T\d{4}(?:\.\d{3})?$/u,
    sample: 'AML.T0051',
    like: like('AML[\\s._-]*T[\\s._-]?(\\d{3,5})(?:[./_-](\\d{1,4}))?'),
    repaired: ([base, part]) => `AML.T${four(base)}${sub(part)}`,
    about: 'attack',
  },
  {
    noun: 'ATLAS tactic',
    table: 'atlas',
    form: /^AML\.TA\d{4}$/u,
    sample: 'AML.TA0004',
    like: like('AML[\\s._-]*TA[\\s._-]?(\\d{3,5})'),
    repaired: ([base]) => `AML.TA${four(base)}`,
    about: 'tactic',
  },
  {
    noun: 'ATLAS mitigation',
    table: 'atlas',
    form: /^AML\.M\d{4}$/u,
    sample: 'AML.M0015',
    like: like('AML[\\s._-]*M[\\s._-]?(\\d{3,5})'),
    repaired: ([base]) => `AML.M${four(base)}`,
    about: 'countermeasure',
  },
  {
    noun: 'CAPEC pattern',
    table: 'capec',
    form: /^CAPEC-[1-9]\d{0,4}$/u,
    sample: 'CAPEC-98',
    like: like('(?:CAPEC|CPAEC|CAPCE|CAEPC|ACPEC|CAPE|CAPC)[\\s_:.-]*(\\d{1,5})'),
    repaired: ([base]) => `CAPEC-${plain(base)}`,
    about: 'attack',
  },
  {
    noun: 'CWE weakness',
    table: 'cwe',
    form: /^CWE-[1-9]\d{0,4}$/u,
    sample: 'CWE-89',
    like: like('(?:CWE|CEW|WCE)[\\s_:.-]*(\\d{1,5})'),
    repaired: ([base]) => `CWE-${plain(base)}`,
    about: 'weakness',
  },
  {
    noun: 'D3FEND technique',
    table: 'd3fend',
    form: /^D3F?-[A-Z]+$/u,
    sample: 'D3-MFA',
    like: like('D3(?:F|FEND)?[\\s_:.-]+([A-Z]{2,8})'),
    repaired: ([name = '']) => `D3-${name.toUpperCase()}`,
    about: 'countermeasure',
  },
  {
    noun: 'NIST SP 800-53 control',
    table: 'nist-800-53',
    form: new RegExp(`^(?:${NIST})-\\d{1,2}(?:\\(\\d{1,2}\\))?$`, 'u'),
    sample: 'AC-6(1)',
    like: like(`(${NIST})-(\\d{1,2})(?:\\s*[.(]\\s*(\\d{1,2})\\)?)?`),
    repaired: ([family = '', base, part]) =>
      `${family.toUpperCase()}-${plain(base)}${part === undefined ? '' : `(${plain(part)})`}`,
    about: 'countermeasure',
  },
];

/** An item of an OWASP list that has editions, without one. */
export const WITHOUT_EDITION = /^\s*(?:OWASP[\s:._/-]*)?(A|API|ASI|K|LLM|MCP|NHI)[\s_-]?0?(10|[1-9])\s*$/u;

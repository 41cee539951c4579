import type { Severity } from '../core/finding.ts';
import type { Outcome } from '../core/report.ts';

type Paint = (text: string) => string;

/** Colours of the terminal output: identity functions where none are wanted. */
export interface Style {
  readonly strong: Paint;
  /** Gutter, arrows and other things that are not content. */
  readonly frame: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
  readonly outcome: Readonly<Record<Outcome, Paint>>;
}

const ESC = '\u{1b}';
const plain: Paint = text => text;

function ansi(codes: string): Paint {
  return text => (text === '' ? '' : `${ESC}[${codes}m${text}${ESC}[0m`);
}

const red = ansi('1;31');
const yellow = ansi('1;33');
const cyan = ansi('1;36');
const green = ansi('1;32');

const COLORED: Style = {
  strong: ansi('1'),
  frame: ansi('1;34'),
  severity: { error: red, warning: yellow, notice: cyan },
  outcome: { clean: green, findings: red, 'not-assessed': yellow, error: red },
};

const PLAIN: Style = {
  strong: plain,
  frame: plain,
  severity: { error: plain, warning: plain, notice: plain },
  outcome: { clean: plain, findings: plain, 'not-assessed': plain, error: plain },
};

export function style(color: boolean): Style {
  return color ? COLORED : PLAIN;
}

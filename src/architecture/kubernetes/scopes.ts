/** A block that gives the dot its meaning: `with X` (X itself) or `range X` (each of X), and the one around it. */
export interface Scope {
  readonly kind: 'with' | 'range';
  readonly expression: string;
  readonly up: Scope | undefined;
}

interface Assigned {
  readonly expression: string;
  readonly scope: Scope | undefined;
}

const RANGE = /^range\s+(?:(\$\w+)\s*(?:,\s*(\$\w+)\s*)?:=\s*)?(.+)$/;
const WITH = /^(?:else\s+)?with\s+(?:(\$\w+)\s*:=\s*)?(.+)$/;
const ASSIGN = /^(\$\w+)\s*:?=\s*(.+)$/;

/** Follows the blocks of a template from action to action. */
export class Scopes {
  readonly variables = new Map<string, Assigned>();
  private current: Scope | undefined;
  /** The scope to return to at each `end` that is still to come. */
  private readonly open: (Scope | undefined)[] = [];

  /** Takes the next action; returns the scope that it is evaluated in. */
  enter(expression: string): Scope | undefined {
    const word = /^\w+/.exec(expression)?.[0];
    switch (word) {
      case 'end':
        this.current = this.open.pop();
        return this.current;
      case 'if':
      case 'define':
      case 'block':
        this.open.push(this.current);
        return this.current;
      case 'range':
      case 'with':
        return this.block(word, expression);
      default:
        return this.assign(expression);
    }
  }

  private block(kind: 'with' | 'range', expression: string): Scope | undefined {
    const scope = this.current;
    this.open.push(scope);
    const match = (kind === 'range' ? RANGE : WITH).exec(expression);
    if (match === null) return scope;
    const of = (kind === 'range' ? match[3] : match[2]) ?? '';
    this.current = { kind, expression: of, up: scope };
    const variable = kind === 'range' ? (match[2] ?? match[1]) : match[1];
    if (variable !== undefined) this.variables.set(variable, { expression: '.', scope: this.current });
    return scope;
  }

  private assign(expression: string): Scope | undefined {
    const match = ASSIGN.exec(expression);
    if (match?.[1] !== undefined && match[2] !== undefined) {
      this.variables.set(match[1], { expression: match[2], scope: this.current });
    }
    return this.current;
  }
}

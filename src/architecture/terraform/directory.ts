import type { RepoPath, Source } from '../../core/source.ts';
import type { Attribute, Block, Expression } from './hcl/ast.ts';
import { attribute } from './hcl/query.ts';

/** A block with the file that it stands in. */
export interface Placed {
  readonly block: Block;
  readonly source: Source;
}

/** An expression with the file that it stands in. */
export interface Given {
  readonly value: Expression;
  readonly source: Source;
}

/** A call of a module, seen from the module. */
export interface Caller extends Placed {
  readonly directory: Directory;
}

/** One Terraform directory: what its files declare together. */
export interface Directory {
  readonly path: RepoPath;
  /** The files that it is made of, values kept in a folder of their own included. */
  readonly files: Set<Source>;
  readonly locals: Map<string, Given>;
  readonly variables: Map<string, { readonly default?: Given }>;
  /** Values that the directory's tfvars files give, one for each file. */
  readonly assigned: Map<string, Given[]>;
  readonly outputs: Map<string, Given>;
  /** Resources, data sources, module calls and providers by address. */
  readonly declared: Map<string, Placed>;
  readonly moves: Placed[];
  /** Module calls whose source is a directory that was read, by call name. */
  readonly modules: Map<string, Directory>;
  readonly callers: Caller[];
}

export function emptyDirectory(path: RepoPath): Directory {
  return {
    path,
    files: new Set(),
    locals: new Map(),
    variables: new Map(),
    assigned: new Map(),
    outputs: new Map(),
    declared: new Map(),
    moves: [],
    modules: new Map(),
    callers: [],
  };
}

/** Adds the blocks of a `.tf` file. A later file wins over an earlier one (override files come last by name). */
export function addBlock(directory: Directory, block: Block, source: Source): void {
  const [one, two] = block.labels.map(label => label.value);
  switch (block.type) {
    case 'locals':
      for (const local of block.body.attributes) directory.locals.set(local.name, given(local, source));
      return;
    case 'variable': {
      if (one === undefined) return;
      const fallback = attribute(block.body, 'default');
      directory.variables.set(one, fallback === undefined ? {} : { default: given(fallback, source) });
      return;
    }
    case 'output': {
      const value = attribute(block.body, 'value');
      if (one !== undefined && value !== undefined) directory.outputs.set(one, given(value, source));
      return;
    }
    case 'moved':
    case 'import':
    case 'removed':
      directory.moves.push({ block, source });
      return;
    case 'resource':
      if (one !== undefined && two !== undefined) directory.declared.set(`${one}.${two}`, { block, source });
      return;
    case 'data':
      if (one !== undefined && two !== undefined)
        directory.declared.set(`data.${one}.${two}`, { block, source });
      return;
    case 'module':
      if (one !== undefined) directory.declared.set(`module.${one}`, { block, source });
      return;
    case 'provider':
      if (one !== undefined) directory.declared.set(`provider.${one}${alias(block)}`, { block, source });
  }
}

function alias(block: Block): string {
  const name = attribute(block.body, 'alias')?.value;
  return name?.kind === 'literal' ? `.${String(name.value)}` : '';
}

function given(from: Attribute, source: Source): Given {
  return { value: from.value, source };
}

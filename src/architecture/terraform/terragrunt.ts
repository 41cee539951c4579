import { posix } from 'node:path';
import type { RepoPath, Source } from '../../core/source.ts';
import { addBlock, type Directory } from './directory.ts';
import type { Attribute, Block, Expression, HclFile } from './hcl/ast.ts';
import { attribute, bodyOf } from './hcl/query.ts';

/** True for the file by which Terragrunt deploys a module from its folder (Terragrunt documentation, "Units"). */
export function isTerragrunt(path: RepoPath): boolean {
  return /(^|\/)terragrunt\.hcl$/.test(path);
}

/**
 * Reads a Terragrunt unit as the module call that it is: its `source`, and its `inputs` as arguments. One without a source
 * runs the configuration beside it: its inputs are values of that one's variables.
 */
export function addTerragrunt(directory: Directory, file: HclFile, source: Source): void {
  const named = file.body.blocks.find(block => block.type === 'terraform');
  const from = named === undefined ? undefined : attribute(named.body, 'source');
  for (const block of file.body.blocks) if (block.type === 'locals') addBlock(directory, block, source);
  const inputs = attribute(file.body, 'inputs');
  const given = inputs === undefined ? [] : argumentsOf(inputs);
  if (named === undefined || from === undefined) {
    for (const { name, value } of given) {
      const held = directory.assigned.get(name) ?? [];
      directory.assigned.set(name, [...held, { value, source }]);
    }
    return;
  }
  const name = posix.basename(directory.path) || 'root';
  const call: Block = {
    ...named,
    type: 'module',
    labels: [{ ...named.headerSpan, value: name }],
    body: {
      ...named.body,
      attributes: [{ ...from, value: located(from.value, directory.path, source) }, ...given],
      blocks: [],
    },
  };
  addBlock(directory, call, source);
}

/** The inputs one by one where they are written as an object, also as an argument of `merge`; else as one. */
function argumentsOf(inputs: Attribute): readonly Attribute[] {
  const { value } = inputs;
  if (value.kind === 'object') return bodyOf(value).attributes;
  if (value.kind !== 'call' || value.name !== 'merge') return [inputs];
  const others: Expression = { ...value, args: value.args.filter(arg => arg.kind !== 'object') };
  const written = value.args.flatMap(arg => (arg.kind === 'object' ? bodyOf(arg).attributes : []));
  return others.args.length === 0 ? written : [...written, { ...inputs, value: others }];
}

/** The source as one path: a path of this repository where any branch of it is one, else what is written. */
function located(source: Expression, from: RepoPath, file: Source): Expression {
  if (source.kind === 'literal') return source;
  const text = file.text.slice(source.start, source.end);
  const own = text.match(/"(\.\.?\/[\w./-]{1,300})"/)?.[1];
  const rooted = text.match(/^"\$\{get_(?:path_to_)?repo_root\(\)\}\/{1,2}([\w./-]{1,300})/)?.[1];
  const value = own ?? (rooted === undefined ? undefined : posix.relative(from, posix.normalize(rooted)));
  return {
    kind: 'literal',
    value: value ?? text.replace(/[^\w./:?=@-]/g, ''),
    start: source.start,
    end: source.end,
  };
}

import { componentKey } from '../declaration.ts';
import { SOURCE } from './names.ts';
import type { Template } from './template.ts';

const REFERENCE = /<cloudformation:([^<>#]{1,400})#([^<>]{1,255})>/g;

/** Lines of a shape with every reference told by the type that it leads to: neighbours are renamed and moved together. */
export function likeness(shape: readonly string[], template: Template): string[] {
  const prefix = componentKey(SOURCE, template.path, '');
  const lines = shape.map(line =>
    line.includes('<')
      ? line.replace(REFERENCE, (whole, unit: string, id: string) => {
          const type = componentKey(SOURCE, unit, '') === prefix ? template.types.get(id) : undefined;
          return type === undefined ? whole : `<${type}>`;
        })
      : line,
  );
  return [...new Set(lines)].sort();
}

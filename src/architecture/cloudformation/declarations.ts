import type { ComponentKey } from '../../core/architecture.ts';
import { isObject } from '../../core/document.ts';
import { componentKey, type Declaration } from '../declaration.ts';
import { type Dict, dict, get, type Term } from '../term.ts';
import { termOf } from './intrinsics.ts';
import { withDocuments } from './json-documents.ts';
import { SOURCE } from './names.ts';
import { ownersOf } from './relations.ts';
import { samBody } from './sam.ts';
import { resourcesOf, type Template, typeOf } from './template.ts';

export interface Declared {
  readonly declaration: Declaration;
  /** The events of a SAM resource as written. */
  readonly events: Term | undefined;
  readonly owners: readonly ComponentKey[];
}

/** The resources of a template. Only their properties matter: what else they say is about their deployment. */
export function declarationsOf(template: Template): Declared[] {
  return resourcesOf(template.resources).map(({ id, resource, holder }) => {
    const type = typeOf(resource) ?? '';
    const at = template.span(holder, id, 'key');
    const properties = resource['Properties'];
    const place = template.span(resource, 'Properties');
    const written = isObject(properties) ? termOf(properties, place, template) : dict([], at);
    const own: Dict = written.kind === 'dict' ? written : dict([], place);
    const body = withDocuments(samBody(type, own, template));
    const owners = ownersOf(type, body);
    const [owner] = owners;
    return {
      declaration: {
        key: componentKey(SOURCE, template.path, id),
        source: SOURCE,
        unit: template.path,
        address: id,
        type,
        at,
        body,
        ...(owner === undefined ? {} : { owner }),
      },
      events: type.startsWith('AWS::Serverless::') ? get(own, 'Events') : undefined,
      owners,
    };
  });
}

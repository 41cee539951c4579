import type { Fact } from '../../core/architecture.ts';
import { tables } from '../tables.ts';
import { forms, literal, type Term } from '../term.ts';
import { settingFact } from './fact.ts';
import { plainText } from './terms.ts';

/** What a well-known piece of software is in a data flow diagram. */
export interface Product {
  readonly name: string;
  /** The setting that a container of it has: `store`, `proxy`, `agent`. */
  readonly is: string;
}

interface Row {
  readonly match: string;
  readonly product: string;
  readonly is: string;
}

let rows: readonly { readonly re: RegExp; readonly product: Product }[] | undefined;

/** The repository of an image reference: without registry, tag and digest. */
export function repositoryOf(image: string): string {
  const bare = image.split('@')[0] ?? '';
  const colon = bare.indexOf(':', bare.lastIndexOf('/') + 1);
  return (colon === -1 ? bare : bare.slice(0, colon)).toLowerCase();
}

/**
 * The product in an image, by the last segments of its repository. Rebuilt and mirrored images keep these; tag and
 * registry never count.
 */
export function productOf(image: string): Product | undefined {
  rows ??= (tables('kubernetes').extra('products') as readonly Row[]).map(row => ({
    re: new RegExp(row.match),
    product: { name: row.product, is: row.is },
  }));
  const repository = repositoryOf(image);
  return rows.find(row => row.re.test(repository))?.product;
}

/** What the image of a container says: that it is a known store, proxy or agent of a third party. */
export function imageFacts(image: Term | undefined): Fact[] {
  if (image === undefined) return [];
  return forms(image).flatMap(form => {
    const product = productOf(plainText(form));
    return product === undefined ? [] : [settingFact(product.is, literal(product.name, image.at))];
  });
}

import type { AnyRule } from '../src/core/rule.ts';
import { danglingReference } from './document/dangling-reference/rule.ts';
import { duplicateId } from './document/duplicate-id/rule.ts';
import { schema } from './document/schema/rule.ts';
import { syntax } from './document/syntax/rule.ts';
import { noTrustBoundary } from './model/no-trust-boundary/rule.ts';
import { mitigationWithoutOwnerOrDate } from './response/mitigation-without-owner-or-date/rule.ts';
import { noResponse } from './response/no-response/rule.ts';
import { boundaryCrossingWithoutThreat } from './threats/boundary-crossing-without-threat/rule.ts';
import { architectureChangeWithoutModel } from './validation/architecture-change-without-model/rule.ts';
import { staleModel } from './validation/stale-model/rule.ts';

/** Every rule, in the order in which they are listed: by question, then by name. */
export const RULES: readonly AnyRule[] = [
  danglingReference,
  duplicateId,
  schema,
  syntax,
  noTrustBoundary,
  boundaryCrossingWithoutThreat,
  mitigationWithoutOwnerOrDate,
  noResponse,
  architectureChangeWithoutModel,
  staleModel,
];

import type { AnyRule } from '../src/core/rule.ts';
import { danglingReference } from './document/dangling-reference/rule.ts';
import { duplicateId } from './document/duplicate-id/rule.ts';
import { schema } from './document/schema/rule.ts';
import { syntax } from './document/syntax/rule.ts';
import { accessPathMissing } from './model/access-path-missing/rule.ts';
import { assumptionWithoutConsequence } from './model/assumption-without-consequence/rule.ts';
import { codeMatchesNothing } from './model/code-matches-nothing/rule.ts';
import { dataWithoutClass } from './model/data-without-class/rule.ts';
import { elementWithoutBoundary } from './model/element-without-boundary/rule.ts';
import { flowWithoutData } from './model/flow-without-data/rule.ts';
import { noOwner } from './model/no-owner/rule.ts';
import { noTrustBoundary } from './model/no-trust-boundary/rule.ts';
import { outOfScopeDue } from './model/out-of-scope-due/rule.ts';
import { outOfScopeUnowned } from './model/out-of-scope-unowned/rule.ts';
import { pathsWithoutModel } from './model/paths-without-model/rule.ts';
import { providerStanceNotStated } from './model/provider-stance-not-stated/rule.ts';
import { regionNotStated } from './model/region-not-stated/rule.ts';
import { scopeMissing } from './model/scope-missing/rule.ts';
import { storeWithoutData } from './model/store-without-data/rule.ts';
import { upstreamNotLocked } from './model/upstream-not-locked/rule.ts';
import { workloadWithoutIdentity } from './model/workload-without-identity/rule.ts';
import { acceptanceExpired } from './response/acceptance-expired/rule.ts';
import { acceptanceWithoutExpiry } from './response/acceptance-without-expiry/rule.ts';
import { mitigationOverdue } from './response/mitigation-overdue/rule.ts';
import { mitigationWithoutOwnerOrDate } from './response/mitigation-without-owner-or-date/rule.ts';
import { noResponse } from './response/no-response/rule.ts';
import { shareShipped } from './response/share-shipped/rule.ts';
import { transferWithoutAssumption } from './response/transfer-without-assumption/rule.ts';
import { unusedMitigation } from './response/unused-mitigation/rule.ts';
import { ambiguousReference } from './threats/ambiguous-reference/rule.ts';
import { attackTreeMalformed } from './threats/attack-tree-malformed/rule.ts';
import { attackTreeOpen } from './threats/attack-tree-open/rule.ts';
import { boundaryCrossingWithoutThreat } from './threats/boundary-crossing-without-threat/rule.ts';
import { controlPlaneNotConsidered } from './threats/control-plane-not-considered/rule.ts';
import { cvssWithoutVulnerability } from './threats/cvss-without-vulnerability/rule.ts';
import { detectionMissing } from './threats/detection-missing/rule.ts';
import { dreadDeprecated } from './threats/dread-deprecated/rule.ts';
import { elementWithoutThreat } from './threats/element-without-threat/rule.ts';
import { killChainOutOfOrder } from './threats/kill-chain-out-of-order/rule.ts';
import { linddunMissing } from './threats/linddun-missing/rule.ts';
import { linddunPerElement } from './threats/linddun-per-element/rule.ts';
import { newFlowWithoutThreat } from './threats/new-flow-without-threat/rule.ts';
import { noAttackTree } from './threats/no-attack-tree/rule.ts';
import { pastaIncomplete } from './threats/pasta-incomplete/rule.ts';
import { rankAgainstRisk } from './threats/rank-against-risk/rule.ts';
import { referenceOfWrongKind } from './threats/reference-of-wrong-kind/rule.ts';
import { revokedReference } from './threats/revoked-reference/rule.ts';
import { riskInconsistent } from './threats/risk-inconsistent/rule.ts';
import { riskMalformed } from './threats/risk-malformed/rule.ts';
import { riskRubricMixed } from './threats/risk-rubric-mixed/rule.ts';
import { stridePerElement } from './threats/stride-per-element/rule.ts';
import { stridePerInteraction } from './threats/stride-per-interaction/rule.ts';
import { tooManyLetters } from './threats/too-many-letters/rule.ts';
import { unknownReference } from './threats/unknown-reference/rule.ts';
import { unrankedAfterReview } from './threats/unranked-after-review/rule.ts';
import { worstThreatWithoutTree } from './threats/worst-threat-without-tree/rule.ts';
import { architectureChangeWithoutModel } from './validation/architecture-change-without-model/rule.ts';
import { architectureChangedSinceReview } from './validation/architecture-changed-since-review/rule.ts';
import { baselineEntryIdle } from './validation/baseline-entry-idle/rule.ts';
import { baselineGrown } from './validation/baseline-grown/rule.ts';
import { decisionExpired } from './validation/decision-expired/rule.ts';
import { decisionWithoutEffect } from './validation/decision-without-effect/rule.ts';
import { evidenceContradicted } from './validation/evidence-contradicted/rule.ts';
import { evidenceMissing } from './validation/evidence-missing/rule.ts';
import { incidentWithoutReview } from './validation/incident-without-review/rule.ts';
import { looserThanPolicy } from './validation/looser-than-policy/rule.ts';
import { missedThreat } from './validation/missed-threat/rule.ts';
import { policyLoosened } from './validation/policy-loosened/rule.ts';
import { policyUnprotected } from './validation/policy-unprotected/rule.ts';
import { reportMissing } from './validation/report-missing/rule.ts';
import { reviewDateChanged } from './validation/review-date-changed/rule.ts';
import { reviewInTheFuture } from './validation/review-in-the-future/rule.ts';
import { reviewWithoutRoles } from './validation/review-without-roles/rule.ts';
import { reviewsWithoutChange } from './validation/reviews-without-change/rule.ts';
import { scanTooOld } from './validation/scan-too-old/rule.ts';
import { staleModel } from './validation/stale-model/rule.ts';
import { suppressionWithoutEffect } from './validation/suppression-without-effect/rule.ts';
import { unsignedDraft } from './validation/unsigned-draft/rule.ts';
import { upstreamChanged } from './validation/upstream-changed/rule.ts';
import { upstreamStale } from './validation/upstream-stale/rule.ts';
import { upstreamUnreviewed } from './validation/upstream-unreviewed/rule.ts';
import { workflowChanged } from './validation/workflow-changed/rule.ts';

/** Every rule, in the order in which they are listed: by question, then by name. */
export const RULES: readonly AnyRule[] = [
  danglingReference,
  duplicateId,
  schema,
  syntax,
  accessPathMissing,
  assumptionWithoutConsequence,
  codeMatchesNothing,
  dataWithoutClass,
  elementWithoutBoundary,
  flowWithoutData,
  noOwner,
  noTrustBoundary,
  providerStanceNotStated,
  regionNotStated,
  outOfScopeDue,
  outOfScopeUnowned,
  pathsWithoutModel,
  scopeMissing,
  storeWithoutData,
  upstreamNotLocked,
  workloadWithoutIdentity,
  ambiguousReference,
  attackTreeMalformed,
  attackTreeOpen,
  boundaryCrossingWithoutThreat,
  controlPlaneNotConsidered,
  cvssWithoutVulnerability,
  detectionMissing,
  dreadDeprecated,
  elementWithoutThreat,
  killChainOutOfOrder,
  linddunMissing,
  linddunPerElement,
  newFlowWithoutThreat,
  noAttackTree,
  pastaIncomplete,
  rankAgainstRisk,
  referenceOfWrongKind,
  revokedReference,
  riskInconsistent,
  riskMalformed,
  riskRubricMixed,
  stridePerElement,
  stridePerInteraction,
  tooManyLetters,
  unknownReference,
  unrankedAfterReview,
  worstThreatWithoutTree,
  acceptanceExpired,
  acceptanceWithoutExpiry,
  mitigationOverdue,
  mitigationWithoutOwnerOrDate,
  noResponse,
  shareShipped,
  transferWithoutAssumption,
  unusedMitigation,
  architectureChangeWithoutModel,
  baselineEntryIdle,
  baselineGrown,
  architectureChangedSinceReview,
  decisionExpired,
  decisionWithoutEffect,
  evidenceContradicted,
  evidenceMissing,
  incidentWithoutReview,
  missedThreat,
  reportMissing,
  looserThanPolicy,
  policyLoosened,
  policyUnprotected,
  reviewDateChanged,
  reviewInTheFuture,
  reviewWithoutRoles,
  scanTooOld,
  reviewsWithoutChange,
  staleModel,
  unsignedDraft,
  upstreamChanged,
  upstreamStale,
  upstreamUnreviewed,
  suppressionWithoutEffect,
  workflowChanged,
];

/** Every rule by its id. */
export const RULES_BY_ID: ReadonlyMap<string, AnyRule> = new Map(RULES.map(rule => [rule.id, rule]));

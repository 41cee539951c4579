import type { Entity, Model } from '../core/model.ts';
import type { Unsigned } from '../core/review.ts';
import type { Response, Threat } from '../core/threat.ts';

type Whole = Omit<Model, 'unsigned'>;

/** Everything in a model that a program drafted and no person has signed, in the model's order. */
export function unsignedOf(model: Whole): Unsigned[] {
  const of = (noun: string, entities: readonly (Entity & { readonly generated: boolean })[]) =>
    entities.filter(({ generated }) => generated).map(({ id, at }) => ({ noun, id, at }));
  const inside = model.threats.flatMap(({ responses }) =>
    responses.flatMap(({ mitigations }) => mitigations),
  );
  return [
    ...of('boundary', model.boundaries),
    ...of('identity', model.identities),
    ...of('element', model.elements),
    ...of('flow', model.flows),
    ...of('assumption', model.assumptions),
    ...of('threat', [...model.threats, ...(model.stubs ?? [])]),
    ...of('mitigation', [...model.mitigations, ...inside.filter(({ shared }) => !shared)]),
  ];
}

/**
 * The model as rules judge it: without the flows, assumptions, threats and mitigations that nobody has signed. Drafted
 * boundaries, identities and elements stay, since others refer to them: rules look at their `generated`.
 */
export function withoutDrafts(model: Model): Model {
  if (model.unsigned.length === 0) return model;
  const drafted = new Set(model.assumptions.filter(({ generated }) => generated).map(({ id }) => id));
  return {
    ...model,
    flows: model.flows.filter(signed),
    assumptions: model.assumptions.filter(signed),
    mitigations: model.mitigations.filter(signed),
    threats: model.threats.filter(signed).map(threat => answeredBySigned(threat, drafted)),
  };
}

function signed({ generated }: { readonly generated: boolean }): boolean {
  return !generated;
}

/** A threat whose only mitigations are drafts is not answered; a transfer that rests on a drafted assumption rests on none. */
function answeredBySigned(threat: Threat, drafted: ReadonlySet<string>): Threat {
  const responses = threat.responses
    .map(response => {
      const mitigations = response.mitigations.filter(signed);
      return withoutAssumption({ ...response, at: response.at, mitigations }, drafted);
    })
    .filter(({ kind, mitigations }, i) => {
      const before = threat.responses[i]?.mitigations.length ?? 0;
      return kind !== 'mitigate' || mitigations.length > 0 || before === 0;
    });
  return {
    ...threat,
    get at() {
      return threat.at;
    },
    place: field => threat.place(field),
    responses,
  };
}

function withoutAssumption(
  response: Response & { assumption?: { id: string } },
  drafted: ReadonlySet<string>,
) {
  if (response.assumption === undefined || !drafted.has(response.assumption.id)) return response;
  const { assumption: _unsigned, ...rest } = response;
  return rest;
}

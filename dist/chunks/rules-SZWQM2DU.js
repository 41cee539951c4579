import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import"./chunk-Y6YW3Q2Z.js";import"./chunk-FA7H5ZHK.js";import"./chunk-66WXRDS5.js";import{openTarget}from"./chunk-NGYICCCK.js";import"./chunk-4HTEBFNI.js";import"./chunk-X3E2F45X.js";import"./chunk-A3RGFHP2.js";import"./chunk-WNC2ASLF.js";import"./chunk-DU7MEWKF.js";import"./chunk-C2TMNCOV.js";import"./chunk-NCJV74FC.js";import"./chunk-LPOVGGYM.js";import"./chunk-VAVBFGRR.js";import"./chunk-6BBNB2UU.js";import{RULES}from"./chunk-56I6LR7W.js";import"./chunk-HIWODZCP.js";import{visible}from"./chunk-WR7D7ZTK.js";import"./chunk-YLOVN53H.js";import"./chunk-PUXMLOO6.js";import"./chunk-ENPBV6NP.js";import"./chunk-2FZGEP3R.js";import{UsageError}from"./chunk-DOXPMRYA.js";import"./chunk-IZ2V4IIM.js";import"./chunk-CWKB3RDP.js";import"./chunk-ZX5ADW7V.js";import{takeSnapshot}from"./chunk-DPB22BSW.js";import{checkFiles}from"./chunk-Q4XYN73N.js";import{assessed}from"./chunk-A7Z6SOM6.js";import"./chunk-JTU4B7YF.js";import{nearest}from"./chunk-IPXF6MA4.js";import"./chunk-EOBWONQH.js";import"./chunk-BKPK7G45.js";import"./chunk-DDQUABBZ.js";import{readFolders}from"./chunk-A6CUEPWZ.js";import"./chunk-MHZM2ABS.js";import"./chunk-ATZ6PIKJ.js";import"./chunk-5NGHOZ2E.js";import"./chunk-M7DVFTRZ.js";import"./chunk-T2EYXN3I.js";async function listOwnRules(request){let taken=await takeSnapshot(request);if(!taken.ok)return taken;let{head}=await readFolders({head:taken.value.head},taken.value.read),files=checkFiles(head.files).documents.filter(({kind})=>kind==="own-rule");if(files.length===0)return assessed([]);let{rules}=(await import("./read-6RGCLYH5.js")).readOwnRules(files);return assessed([...rules].sort((a,b)=>a.text.id<b.text.id?-1:1))}var pages_default={"document/dangling-reference":`# document/dangling-reference

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A reference to an id that the model does not define.
<!-- /summary -->

Ids are how the parts of a model hold together: a flow names its two ends, an element its boundary, a threat what it is
about. Every such name must be defined in the same model; the boundary \`internet\` always is.

## Why

References break when a model is maintained, not when it is written. Somebody renames the element \`api\` to \`orders-api\` and
misses a flow. Somebody removes a flow, and the threat about it stays behind: it is still counted in the table of threats,
still has an owner, and protects nothing.

Nothing else notices. A diagram drawn from such a model leaves the flow out without a word, and every rule that asks
whether a flow crosses a trust boundary, or whether a threat is about it, gets a wrong answer. That is why this is an error
and not a matter of tidiness.

## Avoid

<!-- example: fail-renamed-element -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  orders-api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: order-api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:8:30 error \`to\` of flow \`order\` names \`order-api\`, and the model has no such element
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-everything-defined -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  orders-api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: orders-api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

The boundary \`internet\` needs no definition, and a threat may be about an element, flow, boundary, identity or data:

<!-- example: pass-internet-is-built-in -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
identities:
  edge-role: {kind: role}
elements:
  edge: {process: aws/cloudfront, in: internet, runs-as: edge-role}
  api: {process: aws/ecs, in: prod}
flows:
  fetch: {from: edge, to: api, via: https}
threats:
  bypass:
    at: [fetch, internet, edge-role]
    stride: spoofing
    what: Somebody calls the API without passing the edge
    mitigate:
      mutual-tls: shared
mitigations:
  mutual-tls: {what: The API takes the edge's client certificate only, owner: ana, done: 2026-08-31}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception for a single reference: define the id, or name another one. What is planned but does not exist yet
can be defined already, as an element with \`planned: true\`.

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  document/dangling-reference: warning
\`\`\`

## Limits

* A reference to the wrong thing that exists is not seen.
* Models do not refer to each other. To speak of a system that another model describes, add it as an \`external\` element.
* \`code\` addresses are not references by id and are not judged here.
`,"document/duplicate-id":`# document/duplicate-id

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
An id that several files of one model define.
<!-- /summary -->

A model can be a folder, \`threat-model/<model>/\`, whose files are read as one. An id may then be defined in one of
them only. The finding is at the second definition and points to the first.

## Why

Large models are split so that teams can work side by side, which is when two of them add an element \`api\`, or the same
threat is written down in two meetings. Merging such entries by some order would let one definition win in silence, and
which one would depend on the names of files. A threat that one file mitigates and another one accepts has no response that
anybody agreed on.

An id twice in one file is a mistake of the file itself and is told by document/syntax.

## Avoid

<!-- example: fail-threat-in-two-files -->
\`threat-model/orders/system.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/orders/threats.yaml\`:

\`\`\`yaml
threats:
  token-replay:
    at: order
    stride: spoofing
    what: An access token found in a log is used again
    accept: {by: li, because: Logs are readable by operators only, until: 2027-01-31}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders/threats.yaml:2:3 error \`token-replay\` under \`threats\` is defined in \`threat-model/orders/system.yaml\` already
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-one-definition -->
\`threat-model/orders/system.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
\`\`\`

\`threat-model/orders/threats.yaml\`:

\`\`\`yaml
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token, or one found in a log, is used by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

Models beside each other are separate, and may use the same ids:

<!-- example: pass-two-models -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
\`\`\`

\`threat-model/returns.yaml\`:

\`\`\`yaml
name: Returns
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/lambda, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception for a single id: rename one of the two entries, or merge them. Two files that describe different
systems should not be one folder: give each its own file under \`threat-model/\`, and each is a model of its own.

## Limits

* Only ids are compared. The same threat under two ids is not seen.
* The same id under different maps, such as data \`orders\` and element \`orders\`, is no finding: a reference says by its field which one it means.
`,"document/schema":`# document/schema

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A file whose shape is not that of a model, control file, decision, rule or lock.
<!-- /summary -->

A field with a wrong name, a value of the wrong kind, a missing field, two fields that exclude each other: each is one
finding at the key or value that is wrong, with the nearest correct one where there is a near one.

## Why

A threat model is read by people in a hurry, and a field that looks right is taken for one that counts. \`mitigated:\` where
the format says \`mitigate:\` reads well in review and means nothing: the threat has no response, no owner, no date, and
every rule that looks for them has nothing to say. Unknown fields are therefore mistakes here, not extensions.

Values come from short lists (\`criticality\`, STRIDE and LINDDUN categories, levels) so that models of many teams can be
counted and compared. A date must be a date: "end of Q4" cannot become overdue.

One slip in YAML is common enough to know by sight. Inside \`{ }\` a comma ends a value, so the second half of a sentence
becomes a field of its own; quotes around the text prevent it.

## Avoid

<!-- example: fail-unknown-field -->
\`\`\`yaml
name: Orders
elements:
  shopper: {external: person}
  api: {process: aws/ecs}
flows:
  order: {from: shopper, to: api, protocol: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigated:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:6:35 error flow \`order\` has no field \`protocol\`; did you mean \`via\`?
threat-model/example.yaml:12:5 error threat \`token-replay\` has no field \`mitigated\`; did you mean \`mitigate\`?
\`\`\`
<!-- /example -->

A comma inside \`{ }\` cuts a sentence in two:

<!-- example: fail-comma-in-text -->
\`\`\`yaml
name: Orders
elements:
  api: {process: aws/ecs}
threats:
  card-theft:
    at: api
    stride: information-disclosure
    what: Card numbers are read from the order service
    avoid: {because: Cards are entered on the bank's page, and never reach the order service}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:9:60 error \`avoid\` of threat \`card-theft\` has no field \`and never reach the order service\`; it looks like the rest of a text that was cut off by a comma
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-model -->
\`\`\`yaml
name: Orders
criticality: high
elements:
  shopper: {external: person}
  api: {process: aws/ecs}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

What your own tools need goes into fields that start with \`x-\`:

<!-- example: pass-fields-of-your-own -->
\`\`\`yaml
name: Orders
x-cost-centre: 4711
elements:
  api: {process: aws/ecs, x-runbook: docs/runbooks/api.md}
  db: {store: aws/rds-postgres, x-backup: {every: day, kept: 35 days}}
threats:
  log-flood:
    at: api
    stride: [denial-of-service, repudiation]
    what: Somebody fills the disk with log lines
    risk: 2x3
    x-ticket: SEC-112
    accept: {by: ana, because: A full disk stops writes only, until: 2027-03-31}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A field of your own needs no exception: start its name with \`x-\`, and it is let through everywhere.

Teams that move a large model from another format can lower the level while they do so; a wrong field is then reported and
does not fail the run. Rules still pass over entities whose shape is wrong.

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  document/schema: warning
\`\`\`

## Limits

* The rule knows the shape, not the sense: \`owner: nobody\` is an owner.
* References between entities are the business of document/dangling-reference.
* Other rules say nothing about an entity whose shape is wrong, nor about a model of which a whole field is lost because
  its name is misspelt or it is no map, so mending a file can bring up further findings. Such a model counts as not assessed.
`,"document/syntax":`# document/syntax

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A file of the threat-model folder that cannot be read.
<!-- /summary -->

The rule speaks of every YAML and JSON file under \`threat-model/\`: models, decisions and the control file. It names the
line and column where reading stopped making sense, and what to write instead.

## Why

A file that cannot be parsed says nothing, and a linter that skipped it would call a repository clean because its model is
broken. So a model that cannot be read is a finding here and is listed as not assessed for every other rule.

The rule is stricter than most parsers where they guess. A key that stands twice in one map is legal for some parsers, and
the last one wins in silence; YAML 1.2 requires keys to be unique, and JSON (RFC 8259) says that what happens otherwise is
unpredictable. In a threat model this is what a merge of two branches leaves behind: two people add the same flow, and the
work of one of them disappears. Indentation by tabs is forbidden by YAML and looks right in an editor.

Anchors, aliases, tags and a second document in the file are valid YAML and are refused all the same. They hide from a
reviewer what a line stands for, they let a small file expand into a huge one, and nothing in a threat model needs them.

## Avoid

<!-- example: fail-same-key-twice -->
\`\`\`yaml
name: Orders
elements:
  shopper: {external: person}
  api: {process: aws/ecs}
flows:
  sign-in: {from: shopper, to: api, via: https}
  order: {from: shopper, to: api, via: https}
  sign-in: {from: shopper, to: api, via: https, authn: passkey}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:8:3 error The key "sign-in" stands twice in one map, on lines 6 and 8; the first one counts.
\`\`\`
<!-- /example -->

A colon followed by a space ends a key, also in the middle of a sentence:

<!-- example: fail-colon-in-text -->
\`\`\`yaml
name: Orders
elements:
  api: {process: aws/ecs}
threats:
  token-replay:
    at: api
    stride: spoofing
    what: A stolen token is replayed: the API takes it for the customer
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:8:37 error The value contains a colon followed by a space, which reads as another key.
\`\`\`
<!-- /example -->

## Prefer

Quote text that contains a colon and a space, or \`#\` after a space:

<!-- example: pass-quoted-text -->
\`\`\`yaml
name: Orders
elements:
  api: {process: aws/ecs}
threats:
  token-replay:
    at: api
    stride: spoofing
    what: "A stolen token is replayed: the API takes it for the customer"
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no reason to keep a file of this folder that cannot be read. Where YAML files of another tool live in the same
folder, move them out of \`threat-model/\`.

A level below error in the control file keeps the finding visible without failing the run; the models that cannot be read
are still listed as not assessed:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  document/syntax: warning
\`\`\`

## Limits

* Only the first problem that makes the rest of a file unreadable is told; mend it, and the next one appears.
* Files larger than 1 MB are not read, which is a finding too.
* Formatting, such as indentation width or the order of keys, is never a finding.
`,"model/access-path-missing":`# model/access-path-missing

<!-- facts -->
Severity: warning. Confidence: likely. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A cloud system in whose model nobody operates it and nothing deploys it.
<!-- /summary -->

Where elements lie in a boundary at a cloud provider, the model shows more ways in than that of its users: that of the people who operate the
system, and that of the pipeline that deploys it. Each is an element with a flow of its own. A model that has neither is a finding.

## Why

Attackers of cloud systems seldom come through the front door. The CircleCI and Codecov incidents came by the pipeline, many others by the
session of an administrator. ATT&CK has both as techniques: valid cloud accounts (T1078.004) and trusted relationships (T1199). What the model does not draw, nobody asks about.

## Avoid

<!-- example: fail-users-alone -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:3:3 warning model \`example\` shows how its users reach boundary \`prod\`, and not the way in of the people who operate it and of the pipeline that deploys it (likely)
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-drawn -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  on-call: {external: person}
  pipeline: {external: github-actions}
flows:
  repair: {from: on-call, to: api, via: ssm}
  deploy: {from: pipeline, to: api, via: https, authn: oidc}
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/access-path-missing: warning
\`\`\`

Where there is no such way in, say so in an assumption of kind \`people\` at the boundary: that satisfies the rule.

## Limits

* People and pipelines are recognised by words such as operator, admin, on-call, pipeline, ci or github-actions in id, name or kind, so the finding is \`likely\`.
* A model that draws one of the two is not asked for the other: it may be the subject of another model.
* That the flow leads into the boundary is not asked.
`,"model/assumption-without-consequence":`# model/assumption-without-consequence

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
An assumption about a provider that does not say what breaks if it is wrong.
<!-- /summary -->

An assumption of the kind \`shared-responsibility\`, \`tenancy\` or \`default\` rests on a provider. Each says under \`if-wrong\` what breaks if the provider fails.

## Why

What a provider does is out of the team's hands, and what follows when it is not done is not. "AWS keeps tenants apart" is a sentence that
nobody acts upon; "if it does not, every order can be read" decides whether the data needs a key of its own. The shared responsibility models of AWS, Azure and
Google Cloud all leave the consequences with the customer.

## Avoid

<!-- example: fail-no-consequence -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
assumptions:
  patched-hosts: {kind: shared-responsibility, at: api, that: AWS patches the hosts of the containers}
  tenants-apart: {kind: tenancy, at: prod, that: AWS keeps customers apart}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:17:3 warning assumption \`patched-hosts\` and 1 more of model \`example\` rest on a provider and do not say what breaks if the provider fails
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-consequence -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
assumptions:
  patched-hosts:
    kind: shared-responsibility
    at: api
    that: AWS patches the hosts of the containers
    if-wrong: Whoever leaves a container of another customer reads our orders
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/assumption-without-consequence: warning
\`\`\`

## Limits

* One finding for each model, at the first such assumption; the others are listed with it.
* Assumptions of other kinds are not asked for.
`,"model/code-matches-nothing":`# model/code-matches-nothing

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A code reference that matches nothing that is deployed.
<!-- /summary -->

An element, identity or boundary has an address under \`code\`, and no architecture file in the model's scope declares it. An error where the
pull request takes the component away; a warning where the address never led anywhere. \`planned: true\` silences it for elements whose code is still
to come. Where nothing at all is deployed from the model's scope, that is said once for the model.

## Why

An element that the code no longer has makes the model a drawing of the past: threats are answered for a thing that is gone, and nobody notices
what took its place. A slip in an address is worse than none, because the next change of the component is then reported as unknown to the model.

The address is held against what the files literally declare. A file that cannot be read and may hold the component keeps the rule silent; the
run lists it as not assessed.

## Avoid

<!-- example: fail-slip-of-the-finger -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.order}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:11:64 warning \`code\` of \`db\` names \`aws_db_instance.order\`, and nothing in the scope of model \`orders\` has that address
\`\`\`
<!-- /example -->

<!-- example: fail-pull-request-removes-it -->
\`infra/main.tf\` changes:

\`\`\`diff
 resource "aws_lb" "main" {
   name = "orders"
 }
-
-resource "aws_db_instance" "orders" {
-  identifier = "orders"
-}
\`\`\`

\`threat-model/orders.yaml\` stays as it is:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:11:64 error \`code\` of \`db\` names \`aws_db_instance.orders\`, which this pull request removes
\`\`\`
<!-- /example -->

<!-- example: fail-elsewhere -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}
\`\`\`

\`platform/main.tf\`:

\`\`\`hcl
resource "aws_db_instance" "shared" {
  identifier = "shared"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.shared}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:11:64 warning \`code\` of \`db\` names \`aws_db_instance.shared\`, and nothing in the scope of model \`orders\` has that address
\`\`\`
<!-- /example -->

<!-- example: fail-no-infrastructure-in-scope -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [services]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:10:43 warning model \`orders\` names 2 components by \`code\`, and nothing is deployed from the paths that it speaks for
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-matches -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: infra#aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

<!-- example: pass-planned -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders, planned: true}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

<!-- example: pass-inside-a-module -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

module "database" {
  source = "terraform-aws-modules/rds/aws"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: module.database.aws_db_instance.this}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Where the infrastructure lies in another repository, leave out \`code\`. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/code-matches-nothing: off
\`\`\`

## Limits

* Silent in a repository that deploys nothing: its infrastructure lies in another one.
* An address that a \`moved\` block leads on from still counts.
* \`code\` of external entities is not looked at: it may be the name of a host.
* What is inside a module that is fetched from elsewhere cannot be read: the address counts where the module is called.
* Files under \`ignore\`, in folders of examples and tests, and vendored ones deploy nothing.
* Names that a Helm chart computes are known only as far as its values tell them.
`,"model/data-without-class":`# model/data-without-class

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A data asset without a classification.
<!-- /summary -->

Every entry of \`data\` says with \`class\` how much it matters: \`public\`, \`internal\`, \`confidential\` or \`restricted\`. What lacks
a class is told once for each model, at the first entry.

## Why

What a threat is worth depends on what it reaches. Without a classification, a leak of the price list and one of the customers
look the same in a model, and so does the pull request that puts one of them into a new store.

There is no default, because both would be wrong: assuming \`internal\` hides what matters, and assuming \`restricted\` makes
everything urgent. Who answers for the data knows in a minute.

## Avoid

<!-- example: fail-several -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
  prices: {class: public}
  receipts: {name: Receipts as PDF}
  invoices: {name: Invoices as PDF}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: [orders, prices, receipts, invoices]}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:7:3 warning model \`example\` has data without a classification: \`receipts\`, \`invoices\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-classified -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Until an organisation has agreed on its classes, the rule can be switched off for the repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/data-without-class: off
\`\`\`

## Limits

* The rule does not know whether the class is right.
* Data that a model does not list at all are not seen here.
`,"model/element-without-boundary":`# model/element-without-boundary

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A process or data store that lies in no trust boundary.
<!-- /summary -->

Judged where the model has boundaries: each process and data store says with \`in\` which one it lies in. It is an error for an
element that a flow begins or ends at, else a warning. External entities without \`in\` lie in \`internet\`.

## Why

Threats gather where data pass from one degree of trust to another. Which flows do so follows from where their two ends lie; for an
element that lies nowhere, no flow can be said to cross anything. Such a flow is not judged by
threats/boundary-crossing-without-threat, so that a place left out would quietly be the easiest way to have no crossings.

A process that belongs nowhere is often a sign that a boundary is missing: the account of the observability tool, the cluster that
another team runs.

## Avoid

A database that nobody has placed:

<!-- example: fail-database-outside -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:11:3 error element \`db\` lies in no trust boundary, so nobody can tell which of its flows cross one
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-everything-inside -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

While an older model is being completed, the findings that it has already fail no pull request. The level can be lowered as well:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/element-without-boundary: warning
\`\`\`

## Limits

* A model without any boundary is the business of model/no-trust-boundary.
* Whether the boundary is the right one cannot be known from the model.
* Elements with \`generated: true\` are left alone until somebody has signed them.
`,"model/flow-without-data":`# model/flow-without-data

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A flow that does not say what data it carries.
<!-- /summary -->

Judged where the model lists \`data\`: each flow names with \`carries\` what of it passes, in either direction.

## Why

A flow is of interest for what it carries. "The application calls the payment service" is a line on a picture; that card numbers
travel on it is what decides who would listen, whether a region may be left, and whether privacy has to be looked at.

Not everybody needs this on every flow from the first day, such as on health checks, hence the rule is part of the preset \`strict\`.

## Avoid

<!-- example: fail-carries-nothing -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:13:3 warning flow \`order\` does not say what data it carries
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-carries -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A flow that carries nothing worth protecting can carry an asset that says so: \`heartbeat: {class: public}\`. That is a statement that a reviewer can doubt.

For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/flow-without-data: off
\`\`\`

## Limits

* A model without \`data\` is not judged: model/store-without-data says once that the list is missing, where there are stores.
* Whether \`carries\` is complete is not known.
`,"model/no-owner":`# model/no-owner

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model that nobody answers for.
<!-- /summary -->

A model has \`owner\`, or the repository has a CODEOWNERS file.

## Why

Somebody must be asked when the model and the system disagree, when a review is due, and when a threat needs a decision. "The team" is
nobody after the next reorganisation. A model that belongs to nobody is the first thing to grow stale.

Where the code has owners already, the model shares them: a CODEOWNERS file says who is asked about changes to it.

## Avoid

<!-- example: fail-no-owner -->
\`\`\`yaml
name: Orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:1:1 warning model \`example\` has no owner, and the repository has no CODEOWNERS file
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-owner -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`
<!-- /example -->

<!-- example: pass-codeowners -->
\`.github/CODEOWNERS\`:

\`\`\`
* @acme/orders
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

In a repository with a single team the rule says the same of every model. One CODEOWNERS file answers it for all of them; or switch it off:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/no-owner: off
\`\`\`

## Limits

* Whether CODEOWNERS covers the folder of the models is not looked at, nor whether the owner exists.
* Where a folder of a repository is checked by itself, a CODEOWNERS file above it is not seen.
`,"model/no-trust-boundary":`# model/no-trust-boundary

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model with flows and without a trust boundary.
<!-- /summary -->

A model that draws flows and not one boundary. \`internet\`, which every model has, does not count as one of its own.

## Why

A trust boundary is where data or control passes between parties that trust each other less than themselves. Shostack's
*Threat Modeling: Designing for Security* treats them as the places to look first, because threats cluster where they are
crossed; STRIDE-per-interaction starts from exactly those flows, and the OWASP Threat Modeling Cheat Sheet has them drawn
before threats are listed.

A diagram without boundaries is an architecture sketch. Nothing in it crosses anything, so the question "who could send
this, and why do we believe them" is never put to any flow, and every rule of this linter that depends on crossings has
nothing to work on and stays silent. Such a model looks clean and is empty.

In a cloud most boundaries are not network lines. An account, a cluster, a tenant, a team that can deploy: whatever a
different set of principals controls is a boundary. Two or three are enough to begin with.

## Avoid

<!-- example: fail-no-boundaries -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
elements:
  shopper: {external: person}
  api: {process: aws/ecs}
  db: {store: aws/rds-postgres, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:1:1 error model \`example\` has 2 flows and no trust boundary, so nothing in it crosses one
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-boundary -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A model without flows, such as an early inventory of elements, is not reported. A model of something that truly has no
boundary, such as a library that runs in its caller's process, has at least the boundary to its caller: draw the caller as
an \`external\` element and the process as a boundary.

The level can be lowered for a repository that is being brought under the rule:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/no-trust-boundary: warning
\`\`\`

## Limits

* One boundary satisfies the rule, whether or not anything lies in it.
* Whether the boundaries are the right ones is for the review: the rule knows nothing of accounts or networks that the model leaves out.
* Formats that have no notion of a boundary are passed over.
`,"model/out-of-scope-due":`# model/out-of-scope-due

<!-- facts -->
Severity: error. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
Something left out of scope whose day to be looked at again has passed.
<!-- /summary -->

An entry of \`out-of-scope\` has a \`revisit\` before today.

## Why

"Not now" is an answer for a time. The day is part of it; once it has passed, the decision is nobody's.

A pull request answers for it only where it changes the architecture of the model; otherwise it is a notice. The scheduled scan reports it as an error.

## Avoid

<!-- example: fail-day-has-passed -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
out-of-scope:
  payment: {what: Card data at the payment provider, because: They never reach us, owned-by: acme/payments, revisit: 2026-10-31}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:14:118 error that \`payment\` is out of scope was to be looked at again on 2026-10-31, 23 days ago
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-day-to-come -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
out-of-scope:
  payment: {what: Card data at the payment provider, because: They never reach us, owned-by: acme/payments, revisit: 2026-11-23}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Set a new day. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/out-of-scope-due: off
\`\`\`

## Limits

* An entry without \`revisit\` is not looked at: model/out-of-scope-unowned asks for it.
`,"model/out-of-scope-unowned":`# model/out-of-scope-unowned

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
Something left out of scope that nobody else looks after, or for ever.
<!-- /summary -->

An entry of \`out-of-scope\` has no \`owned-by\`, or no \`revisit\`. An entry without \`what\` or \`because\` is a finding of document/schema.

## Why

What a model leaves out is where the next incident comes from, unless somebody else has it. A statement with an owner and a day can be held
against reality; one without is a wish.

## Avoid

<!-- example: fail-bare -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
out-of-scope:
  payment: {what: Card data at the payment provider, because: They never reach us}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:14:3 warning \`payment\` is left out of scope, and nobody is said to look after it
threat-model/orders.yaml:14:3 warning \`payment\` is left out of scope for ever
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-complete -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
out-of-scope:
  payment: {what: Card data at the payment provider, because: They never reach us, owned-by: acme/payments, revisit: 2027-06-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/out-of-scope-unowned: off
\`\`\`

## Limits

* Whether the owner knows of it cannot be seen.
`,"model/paths-without-model":`# model/paths-without-model

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
Deployed components that no model speaks for where one is required.
<!-- /summary -->

The control file asks under \`require\` for a model of whatever is deployed from some paths, and a component there lies in no model's scope: an error, once for
each folder. Without \`require\`, a repository that deploys something and has no signed model at all gets one warning.

## Why

Coverage is the first thing that a programme is asked for, and the first that erodes: a new service is a new folder, and no model claims it. A list of
paths with a reason says what the organisation wants modelled, and lets the rest be.

A repository that never had a model is not failed for it: the warning names the command that writes a draft.

## Avoid

<!-- example: fail-required -->
\`infra/orders/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`infra/search/main.tf\`:

\`\`\`hcl
resource "aws_opensearch_domain" "search" {
  domain_name = "search"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra/orders]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
require:
  - {paths: [infra/**], because: Everything in production is modelled}
\`\`\`

What is reported:

\`\`\`text
infra/search/main.tf:1:1 error \`aws_opensearch_domain.search\` in \`infra/search\` needs a threat model and has none: \`Everything in production is modelled\`
\`\`\`
<!-- /example -->

<!-- example: fail-no-model -->
\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

What is reported:

\`\`\`text
threat-model/system.yaml:1:1 warning \`aws_lb.main\` (and 1 more) is deployed from this repository, and it has no threat model
\`\`\`
<!-- /example -->

<!-- example: fail-draft-is-no-model -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
generated: true
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:1:1 warning \`aws_lb.main\` (and 1 more) is deployed from this repository, and its threat model is a draft that nobody has signed
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-covered -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
require:
  - {paths: [infra/**], because: Everything in production is modelled}
\`\`\`
<!-- /example -->

<!-- example: pass-not-required -->
\`infra/orders/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`infra/search/main.tf\`:

\`\`\`hcl
resource "aws_opensearch_domain" "search" {
  domain_name = "search"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra/orders]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None. \`require\` of the control file says which paths, and why.

## When to suppress

List what is not deployed under \`ignore\`. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/paths-without-model: off
\`\`\`

## Limits

* Only what a data flow diagram draws counts: processes, stores, external parties, identities.
* A model without \`scope\` speaks for everything.
* Silent while a model cannot be read.
`,"model/provider-stance-not-stated":`# model/provider-stance-not-stated

<!-- facts -->
Severity: warning. Confidence: likely. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
Services that a provider shares among customers, without what the model takes for granted of them.
<!-- /summary -->

Some services are shared among all customers of a provider: object stores, queues, key stores. For those a model says in an assumption of kind
\`tenancy\` what keeps customers apart, and in one of kind \`default\` which of the provider's default settings it rests on. One assumption at the boundary is enough for all.

## Why

A default changes without a commit. S3 did not encrypt new objects by default before January 2023 and did not block public access to new buckets
before April 2023; both are today what most models silently rest on. The guarantee that tenants are kept apart failed in ChaosDB (Cosmos DB, 2021), and the teams that had written down what follows knew at
once whether they were concerned.

## Avoid

<!-- example: fail-silent -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  orders: {store: aws/s3, in: prod}
  keys: {store: aws/kms, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:7:3 warning for \`orders\` the provider decides by default on encryption and public access, and no assumption of kind \`default\` says what is relied on (likely)
threat-model/example.yaml:7:3 warning for \`orders\`, \`keys\` the provider keeps customers apart, and no assumption of kind \`tenancy\` says what is relied on (likely)
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-stated -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  orders: {store: aws/s3, in: prod}
  keys: {store: aws/kms, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
assumptions:
  tenants-apart:
    kind: tenancy
    at: prod
    that: AWS keeps the objects and keys of customers apart
    if-wrong: All orders can be read
  encrypted-and-private:
    kind: default
    at: orders
    that: New buckets are encrypted and block public access
    if-wrong: Whoever guesses a name reads orders
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/provider-stance-not-stated: warning
\`\`\`

## Limits

* Services are recognised by their technology, such as \`aws/s3\`, so the finding is \`likely\`.
* At most two findings for each model: one for tenancy and one for defaults.
* An assumption without \`at\` is about everything, and one that is about any of the services is enough for all of them.
* An assumption of kind \`shared-responsibility\` at one of them counts for tenancy as well.
`,"model/region-not-stated":`# model/region-not-stated

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A boundary at a cloud provider without a region, where the place of the data matters.
<!-- /summary -->

Where a model stores or carries personal data, or is in more than one region, each account, region or network at a cloud provider has a \`region\`: on
the boundary itself, on one around it, or on those inside it.

## Why

Where data lie decides whose law applies. The GDPR (articles 44 to 49) makes a transfer out of the European Union a question of its own, and
many contracts name the regions that are allowed. A model without regions cannot show that a new replica leaves the country.

## Avoid

<!-- example: fail-personal-data-somewhere -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws}
data:
  orders: {class: confidential, personal: true}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:3:3 warning boundary \`prod\` of model \`example\` has no region, and the model holds personal data
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-region -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
data:
  orders: {class: confidential, personal: true}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/region-not-stated: warning
\`\`\`

## Limits

* A boundary without a process or store of its own is not asked for.
* Boundaries with \`provider: other\` or none are not asked for.
* Services without a region, such as DNS, belong to an account that has one for everything else.
`,"model/scope-missing":`# model/scope-missing

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
One of several models that does not say which paths it speaks for.
<!-- /summary -->

One model may speak for the whole repository in silence. As soon as there are several, each says with \`scope\` which paths it speaks for.

## Why

A change to a file is held against the model whose scope is the most specific. Without a scope, a model speaks for everything that no
other model claims: the second model of a repository then receives every question about code that it has never heard of, or takes
part of the first one's with it. Which of the two was meant is known only to who wrote them.

\`scope: [.]\` is a good answer where one model is meant to catch what the others leave.

## Avoid

<!-- example: fail-second-model -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

\`threat-model/returns.yaml\`:

\`\`\`yaml
name: Returns
owner: acme/returns
scope: [infra/returns]
boundaries:
  prod: {kind: account}
elements:
  customer: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  return: {from: customer, to: api, via: https}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:1:1 warning model \`orders\` is one of 2 models, and does not say which paths it speaks for
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-whole-repository-and-a-part -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [.]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

\`threat-model/returns.yaml\`:

\`\`\`yaml
name: Returns
owner: acme/returns
scope: [infra/returns]
boundaries:
  prod: {kind: account}
elements:
  customer: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  return: {from: customer, to: api, via: https}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no reasoned exception: \`scope: [.]\` says what no scope means. For the time of a migration the level can be lowered:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/scope-missing: notice
\`\`\`

## Limits

* Two models may have the same scope, or overlapping ones: the rule asks only that each has one.
* Whether the paths exist is not looked at.
* Models in formats that cannot name code are not counted.
`,"model/store-without-data":`# model/store-without-data

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A data store that does not say what data it holds.
<!-- /summary -->

Each data store names with \`holds\` what rests in it. Where a model lists no \`data\` at all, that is said once.
A store that lies in \`internet\` is somebody else's, and not asked.

## Why

A store is there because of what is in it. Which threats matter, who may read it, where it may lie, what a backup is worth: all of it
follows from the data. "A database" cannot be judged, "the orders, with addresses" can.

## Avoid

<!-- example: fail-holds-nothing -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:11:3 warning data store \`db\` does not say what data it holds
\`\`\`
<!-- /example -->

<!-- example: fail-no-data-at-all -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod}
  cache: {store: aws/elasticache, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
  save: {from: api, to: db}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:9:3 warning model \`example\` has data stores, such as \`db\`, and lists no data
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-holds -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A store with nothing worth protecting holds an asset that says so, such as \`build-cache: {class: internal}\`.

For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/store-without-data: off
\`\`\`

## Limits

* Whether \`holds\` is complete is not known.
* Stores with \`generated: true\` are left alone until somebody has signed them.
`,"model/upstream-not-locked":`# model/upstream-not-locked

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model that is relied on and of which nothing is known.
<!-- /summary -->

What a model names under \`relies-on\` must be known: a model of another repository by its entry in \`threat-model/upstream.lock.yaml\`, one of the
same repository (\`#model\`) by being there.

## Why

A system that stands on a platform inherits the platform's threats and assumptions. The lock holds what the other model said when it was last
fetched, so that a pull request is judged without any network, and everybody gets the same answer.

## Avoid

<!-- example: fail-not-in-the-lock -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 3f9a4c8e21d07b65}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:17:13 warning model \`example\` relies on \`acme/platform#cluster\`, which is not in \`threat-model/upstream.lock.yaml\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-locked -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 3f9a4c8e21d07b65}
\`\`\`

\`threat-model/upstream.lock.yaml\`:

\`\`\`yaml
version: 1
models:
  acme/platform#cluster:
    commit: 4c1f7f9d6f2b0a7f3d1f3f1b9e7a64c1de8b2a90
    digest: 3f9a4c8e21d07b65
    fetched: 2026-11-20
    owner: acme/platform
    criticality: high
    reviewed: 2026-10-02
    assumptions:
      nodes: Nodes are patched within a week
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no reason to: leave the entry to the next scan, which brings it in. Until then the finding is a warning and fails nothing.

## Limits

* What cannot be read is not judged: a lock with mistakes is told of by \`document/\`.
* A model of the same repository that is a draft does not count.
`,"model/workload-without-identity":`# model/workload-without-identity

<!-- facts -->
Severity: warning. Confidence: likely. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A workload in the cloud that does not say which identity it acts with.
<!-- /summary -->

Looked at are processes whose technology or \`code\` is one that runs a team's own code in AWS, Azure, Google Cloud or Kubernetes: virtual
machines, containers, functions, build jobs. Each should name with \`runs-as\` the identity that it acts with.

## Why

In a cloud, identity decides what a stolen workload can reach; the network decides little. NIST SP 800-207, *Zero Trust
Architecture*, grants access by the identity of whoever asks. A function without an identity in the model has one in the
account all the same, often a default one with more rights than anybody would write down.

## Avoid

<!-- example: fail-container-and-function -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  mailer: {process: worker, in: prod, code: aws_lambda_function.mailer}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:10:3 warning process \`api\` runs code (\`aws/ecs\`), and the model does not say as whom (likely)
threat-model/example.yaml:11:3 warning process \`mailer\` runs code (\`aws_lambda_function.mailer\`), and the model does not say as whom (likely)
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-with-identity -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  model/workload-without-identity: warning
\`\`\`

## Limits

* Managed services such as load balancers and key stores are not asked for.
* Technologies are recognised by name, so the finding is \`likely\` and cannot fail a run.
* A workload that has two identities names the one that reaches further.
`,"response/acceptance-expired":`# response/acceptance-expired

<!-- facts -->
Severity: error. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat whose acceptance has run out.
<!-- /summary -->

The day in \`until\` of an \`accept\` has passed. On the day itself the acceptance still holds.

On a pull request that changes nothing in the architecture of the model, one notice stands for all of these findings of the model; \`staleness.block: always\`
in the control file makes them errors there too. In a merge queue they are never judged.

## Why

An acceptance is a decision under the circumstances of its day: few users, no better product, a date by which something would be
replaced. The day at its end is the promise to look again. If nothing happens when it comes, every acceptance is for ever, and the
list of accepted risks grows into something that nobody has decided.

## Avoid

<!-- example: fail-run-out -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    accept: {by: sam, because: Orders of a flood are cancelled within a day, until: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:20:5 error threat \`order-flood\` was accepted by \`sam\` until 2026-09-30, which is 54 days ago
\`\`\`
<!-- /example -->

<!-- example: fail-pull-request-without-architecture -->
\`infra/api.tf\` stays as it is:

\`\`\`hcl
resource "aws_ecs_service" "api" {
  name = "api"
}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
-name: Orders
+name: Orders of the shop
 owner: acme/orders
 scope: [infra]
 data:
 \u2026
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:5 notice threat \`order-flood\` was accepted by \`sam\` until 2026-09-30, which is 54 days ago
\`\`\`
<!-- /example -->

## Prefer

Decide again, and write down when to look next:

<!-- example: pass-last-day -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    accept: {by: sam, because: Orders of a flood are cancelled within a day, until: 2026-11-23}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Who answers for the risk accepts it until a new day: that is the exception. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/acceptance-expired: warning
\`\`\`

## Limits

* An acceptance without \`until\` never expires here: response/acceptance-without-expiry finds it in the preset \`strict\`.
* Whether the person in \`by\` may accept risks is not known.
`,"response/acceptance-without-expiry":`# response/acceptance-without-expiry

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat that is accepted for ever.
<!-- /summary -->

An \`accept\` has no \`until\`. Who accepted, and why, must be there in any case: the schema asks for it.

## Why

What was right to accept two years ago is often wrong today, and without a day nobody is asked. Most risk policies limit an acceptance to
a year; the field makes that visible and lets response/acceptance-expired say when it is time.

Some risks are accepted for good reasons that do not change, hence the rule is part of the preset \`strict\`.

## Avoid

<!-- example: fail-for-ever -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    accept: {by: sam, because: Orders of a flood are cancelled within a day}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:5 error the acceptance of threat \`order-flood\` has no end
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-until -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    accept: {by: sam, because: Orders of a flood are cancelled within a day, until: 2027-02-28}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Name a far day. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/acceptance-without-expiry: off
\`\`\`

## Limits

* How far away the day is does not matter to this rule.
`,"response/mitigation-overdue":`# response/mitigation-overdue

<!-- facts -->
Severity: error. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A mitigation that was due and is not done.
<!-- /summary -->

A mitigation has \`due\` in the past, and no \`done\`; a \`done\` on a day to come is a plan and does not count.

On a pull request that changes nothing in the architecture of the model, one notice stands for all of these findings of the model; \`staleness.block: always\`
in the control file makes them errors there too. In a merge queue they are never judged.

## Why

A plan that slips is no scandal; one that slips unseen is how a threat stays open for years while the model says that something is
being done. A day that has passed asks for one of three honest sentences: it is in place, it will be on another day, or it is not
worth it and the threat is accepted.

## Avoid

<!-- example: fail-overdue -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    mitigate:
      rate-limit:
        what: At most ten orders a minute from one account
        owner: ana
        due: 2026-10-31
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:24:14 error mitigation \`rate-limit\` of threat \`order-flood\` was due on 2026-10-31, 23 days ago
\`\`\`
<!-- /example -->

<!-- example: fail-pull-request-without-architecture -->
\`infra/api.tf\` stays as it is:

\`\`\`hcl
resource "aws_ecs_service" "api" {
  name = "api"
}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
-name: Orders
+name: Orders of the shop
 owner: acme/orders
 scope: [infra]
 data:
 \u2026
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:24:14 notice mitigation \`rate-limit\` of threat \`order-flood\` was due on 2026-10-31, 23 days ago, and 1 more of this model is late as well
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-done -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    mitigate:
      rate-limit:
        what: At most ten orders a minute from one account
        owner: ana
        due: 2026-10-31
        done: 2026-11-20
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Agree on a new day. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/mitigation-overdue: warning
\`\`\`

## Limits

* Days are taken at their word: a \`due\` that moves on every quarter is not noticed.
* Tickets are not asked: no tracker is contacted.
`,"response/mitigation-without-owner-or-date":`# response/mitigation-without-owner-or-date

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A mitigation that nobody owns or that says neither that it is in place nor when it will be.
<!-- /summary -->

A mitigation says one of two things: \`done\`, since when it is in place (\`true\` where nobody knows the day), or \`due\`, by when it
will be. Shared mitigations are judged once, where they are defined. What is reported depends on what is known:

| the mitigation | \`recommended\` | \`strict\` |
|---|---|---|
| somebody is to do it (\`owner\` or \`ticket\`), and it has neither \`due\` nor \`done\` | error | error |
| it says nothing of the kind: nobody knows whether it is in place or an idea | warning, once for each model, at the first | error, once for each model |
| it has no \`owner\` of its own | the model's \`owner\` answers for it | error |

## Why

A session that ends with threats and good ideas has produced work that belongs to nobody. Mitigations without a name and a
day are the ones that are still open at the next review: a shelf of models can go with hardly any change to the systems
that they describe. The outcome that counts is a list of what will be done, by whom, until when.

An owner is a person or a team that can be asked. Whoever owns the model answers for its mitigations until somebody else is
named; a model that nobody owns is told of by \`model/no-owner\`. A mature programme names somebody for each, because a
mitigation often belongs to others, such as the platform team.

A date need not be near. It makes the mitigation something that can be late, and turns "we plan to" into a statement that
can be checked. What is in place needs none: since when a threat is covered is asked after an incident, and good to have,
but a team that writes its first model seldom knows it, and an invented day is worse than none.

## Avoid

<!-- example: fail-nothing-said -->
\`\`\`yaml
name: Orders
owner: acme/orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    mitigate:
      rate-limit:
        what: At most ten orders a minute from one account
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:16:7 warning mitigation \`rate-limit\` of threat \`order-flood\` says neither that it is in place nor by when it will be
\`\`\`
<!-- /example -->

Several of them are one finding:

<!-- example: fail-nothing-said-of-several -->
\`\`\`yaml
name: Orders
owner: acme/orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    mitigate:
      rate-limit: {what: At most ten orders a minute from one account}
      queue-alarm: {what: An alarm on the length of the queue, due: 2027-01-31}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes}
      bound-token: shared
mitigations:
  bound-token: {what: Tokens are bound to the client's key}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:26:3 warning 3 mitigations of model \`example\` say neither that they are in place nor by when they will be; the first is shared mitigation \`bound-token\`
\`\`\`
<!-- /example -->

A ticket number is welcome, and is no date: the tracker knows when it is due, the model does not.

<!-- example: fail-ticket-instead-of-date -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, ticket: SEC-112}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:15:7 error mitigation \`short-life\` of threat \`token-replay\` has no date
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-due -->
\`\`\`yaml
name: Orders
owner: acme/orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    mitigate:
      rate-limit:
        what: At most ten orders a minute from one account
        owner: ana
        due: 2027-01-31
\`\`\`
<!-- /example -->

<!-- example: pass-done-since-unknown -->
\`\`\`yaml
name: Orders
owner: acme/orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, done: true}
\`\`\`
<!-- /example -->

<!-- example: pass-done -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: acme/identity, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A mitigation that nobody will do is not one. Say what is true instead: \`accept\` the threat, with who accepts it and until
when.

While owners are being found for an older model, the level can be lowered for the repository; findings that exist at the
base of a pull request do not fail it in any case:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/mitigation-without-owner-or-date: warning
\`\`\`

## Limits

* A \`due\` in the past is no finding of this rule.
* The owner is text: whether that person or team exists is not checked.
* That what is \`done\` is in place is not checked either, unless \`evidence\` says where to look.
* While some mitigations of a model say nothing, one more of that kind changes no finding but its count.
`,"response/no-response":`# response/no-response

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat that nobody has answered.
<!-- /summary -->

Every threat needs one of the four responses: \`mitigate\`, \`transfer\`, \`accept\` or \`avoid\`.

## Why

"What are we going to do about it" is the question that is skipped most often. A workshop ends with twenty threats on a
board, they are copied into a file, and the file is the result. A year later nobody knows whether the sixth was accepted,
fixed or forgotten, and after an incident the list reads badly: the threat was known, and nothing was decided.

The usual set of responses, in Shostack's book and in the OWASP Threat Modeling Cheat Sheet, is to mitigate the threat, to
remove what causes it, to transfer it, or to accept it. All four are good answers. What this rule asks for is that one of
them was given, by somebody, in a form that can be found again. An acceptance takes one line, and says who accepted and why.

## Avoid

<!-- example: fail-listed-and-left -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    risk: 4x3
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:16:3 error threat \`order-flood\` has no response
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-accepted -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    risk: 4x3
    accept:
      by: sam
      because: Orders of a flood are found and cancelled within a day
      until: 2027-02-28
\`\`\`
<!-- /example -->

A threat can also be designed away, or be a provider's to handle:

<!-- example: pass-transferred-or-avoided -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  card-theft:
    at: order
    stride: information-disclosure
    what: Card numbers are read from the order service
    avoid: {because: Cards are entered on the bank's page and never reach the order service}
  host-escape:
    at: api
    stride: elevation-of-privilege
    what: Another tenant breaks out of the hypervisor
    transfer: {to: AWS, because: The provider isolates and patches the hosts of Fargate, assumption: fargate-hosts}
assumptions:
  fargate-hosts: {kind: shared-responsibility, at: api, that: AWS patches the hosts of Fargate, if-wrong: Orders can be read}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A threat that will not be handled is accepted: \`accept\` with \`by\`, \`because\` and, where it should be looked at again, \`until\`.
That is the exception, and it stands beside the threat.

A threat that turned out not to apply is better moved to \`dismissed\`, under the flow or element that it was about.

While a long list is being worked through, the level can be lowered for the repository; findings that exist at the base of a
pull request do not fail it in any case:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/no-response: warning
\`\`\`

## Limits

* The rule asks for a response, not for a good one.
* Whether a mitigation has an owner and a date is the business of response/mitigation-without-owner-or-date.
* A response described in free text, or in a field that starts with \`x-\`, does not count: nothing can be checked about it.
`,"response/share-shipped":`# response/share-shipped

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model with too few mitigations in place.
<!-- /summary -->

Fewer mitigations of a model than \`least\` of a hundred are \`done\` with \`evidence\`. Shared mitigations count once.

## Why

A model whose mitigations are all to come protects nobody. The share that is in place, and can be seen to be, is the number that tells
threat modeling from paperwork.

## Avoid

<!-- example: fail-one-of-three -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
threats:
  replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30, evidence: {path: threat-model/orders.yaml}}
      bound: {what: Tokens are bound to the client, owner: ana, due: 2027-01-31}
      alarm: {what: Alarm on reuse, owner: li, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:1:1 warning 1 of 3 mitigations of model \`orders\` are done with evidence, less than 50 %; open: \`bound\`, \`alarm\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-half -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
threats:
  replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30, evidence: {path: threat-model/orders.yaml}}
      bound: {what: Tokens are bound to the client, owner: ana, due: 2027-01-31}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

| option | default | meaning |
|---|---|---|
| \`least\` | 50 | How many of a hundred mitigations must be done, with evidence |

Outside the preset \`strict\` it is switched on by its level:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/share-shipped: {level: warning, least: 80}
\`\`\`

## When to suppress

For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/share-shipped: off
\`\`\`

## Limits

* Mitigations weigh the same, whatever the risk that they answer.
* Whether the evidence holds is judged by validation/evidence-missing and validation/evidence-contradicted.
`,"response/transfer-without-assumption":`# response/transfer-without-assumption

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A transferred threat without the assumption that it rests on.
<!-- /summary -->

A \`transfer\` names no entry of \`assumptions\`. To whom, and why, must be there in any case: the schema asks for it. Where the other
party is a cloud provider by its name, the assumption has the kind \`shared-responsibility\`; an assumption of another kind is a warning, and \`likely\`.

## Why

To transfer a threat is to rely on somebody: a provider that patches its hosts, an insurer that pays, a customer who keeps a key. What is
relied on is an assumption, and it has two parts that a reason leaves out: what exactly the other party does, and what happens if it
does not. Shared responsibility is where cloud systems fail most often, at the line where each side thought of the other.

For the first months of a model a reason is enough, hence the rule is part of the preset \`strict\`.

## Avoid

<!-- example: fail-nothing-relied-on -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  host-escape:
    at: api
    stride: elevation-of-privilege
    what: Another tenant breaks out of the hypervisor and reads orders
    transfer: {to: AWS, because: The provider isolates and patches the hosts of Fargate}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:5 error threat \`host-escape\` is transferred to \`AWS\` without an assumption that says what is relied on
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-documented -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
assumptions:
  fargate-hosts: {kind: shared-responsibility, at: api, that: AWS patches the hosts of Fargate, if-wrong: Orders can be read}
threats:
  host-escape:
    at: api
    stride: elevation-of-privilege
    what: Another tenant breaks out of the hypervisor and reads orders
    transfer: {to: AWS, because: The provider isolates and patches the hosts of Fargate, assumption: fargate-hosts}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

If there is nothing that can be assumed of the other party, the threat is not transferred: \`accept\` it. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/transfer-without-assumption: off
\`\`\`

## Limits

* An assumption that the threat does not name is not found, even if it is about the same element.
* Whether the other party has agreed is not known.
`,"response/unused-mitigation":`# response/unused-mitigation

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A shared mitigation that answers no threat.
<!-- /summary -->

An entry of the model's \`mitigations\` is named by no threat.

## Why

A control that answers no threat is either forgotten where it is needed, or a cost without a reason. Both are worth knowing. Often the threat
is the part that is missing: somebody had a reason to put the web firewall there.

It also happens when an entry is written out under a threat with the id of a shared one: that is a second mitigation, with its own
owner and its own day.

## Avoid

<!-- example: fail-nobody-names-it -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
mitigations:
  web-firewall: {what: A web application firewall in front of the load balancer, owner: noor, done: 2026-06-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:23:3 warning shared mitigation \`web-firewall\` answers no threat
\`\`\`
<!-- /example -->

<!-- example: fail-written-out-under-the-same-id -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
mitigations:
  short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:23:3 warning shared mitigation \`short-life\` answers no threat
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-named -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    mitigate:
      rate-limit: shared
mitigations:
  rate-limit: {what: At most ten requests a second from one address, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Mitigations that are kept for another time can be moved to a comment. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  response/unused-mitigation: off
\`\`\`

## Limits

* Mitigations inside a threat always serve that threat, and are not looked at.
`,"threats/ambiguous-reference":`# threats/ambiguous-reference

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A reference to an item of a list without the edition of the list.
<!-- /summary -->

Reported are items of the OWASP Top 10, API Security, LLM, agentic, MCP, Kubernetes and non-human-identity lists without the year.

## Why

The lists are numbered by rank, and each edition ranks anew. LLM06 is *Excessive Agency* in the edition of 2025 and something
else in those of 2023 and 2026; A01 to A10 of the Top 10 changed places in 2021 and again in 2025. Without the year a
reader after the next edition reads another risk than the writer meant. OWASP itself writes the year: \`A01:2025\`.

## Avoid

<!-- example: fail-llm-item -->
\`\`\`yaml
name: Assistant
boundaries:
  prod: {kind: account}
elements:
  reader: {external: person}
  assistant: {process: aws/ecs, in: prod}
flows:
  ask: {from: reader, to: assistant, via: https}
threats:
  too-much-agency:
    at: ask
    stride: elevation-of-privilege
    what: A document tells the assistant to send the inbox to a stranger
    refs: [LLM06, AML.T0051.001]
    mitigate:
      confirm: {what: A person confirms each message, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:14:12 warning \`LLM06\` of threat \`too-much-agency\` means something else in each edition of its list
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-with-edition -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: ["A07:2025", "API2:2023"]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception for a single reference: write the year.

## Limits

* Lists known by one letter other than A and K (mobile, privacy, proactive controls) are only known with their year, since \`M1\`
  or \`P3\` may be anything.
* An item number that no edition has is not reported.
`,"threats/attack-tree-malformed":`# threats/attack-tree-malformed

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
An attack tree that names what the model does not have, or that leads back to itself.
<!-- /summary -->

Reported are threats, mitigations and trees that the model does not define, trees that lead back to themselves, and a tree that two files
of one model define. The shape of a tree is checked by \`document/schema\`: every step has \`what\` and exactly one of \`any\`
(one of the steps below is enough), \`all\` (they are needed together), \`mitigated-by\`, \`accepted\` with the reason, \`open: true\`,
or \`tree\` (the goal of another tree).

## Why

An attack tree (Schneier, *Attack Trees*, Dr. Dobb's Journal, December 1999) is read from its leaves: the goal is out of reach
because of what is said there. A leaf that names a mitigation nobody has closes a way that is open.

## Avoid

<!-- example: fail-no-such-mitigation -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    threats: [stolen-password, metadate]
    any:
      password: {what: Use the password of the database, mitigated-by: rotatoin}
      role: {what: Read the role's credentials, mitigated-by: [imdsv2, network-policy]}
      admin: {what: Act as an administrator, tree: become-admin}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:37:32 error attack tree \`steal-orders\` names \`metadate\`, and the model has no such threat
threat-model/example.yaml:39:72 error attack tree \`steal-orders\` names \`rotatoin\`, and the model has no such mitigation
threat-model/example.yaml:40:72 error attack tree \`steal-orders\` names \`network-policy\`, and the model has no such mitigation
threat-model/example.yaml:41:52 error attack tree \`steal-orders\` names \`become-admin\`, and the model has no such attack tree
\`\`\`
<!-- /example -->

Two trees that build on each other have no leaves to start from:

<!-- example: fail-circle -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  become-admin:
    goal: Act as an administrator of the account
    any:
      phish: {what: Phish an administrator, accepted: Hardware keys are on order}
      pipeline: {what: Change what the pipeline deploys, tree: own-pipeline}
  own-pipeline:
    goal: Change what the pipeline deploys
    any:
      secrets: {what: Read the pipeline's secrets, mitigated-by: rotation}
      console: {what: Change it in the console, tree: become-admin}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:39:64 error attack tree \`become-admin\` leads back to itself through \`own-pipeline\`
threat-model/example.yaml:44:55 error attack tree \`own-pipeline\` leads back to itself through \`become-admin\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-trees-that-build-on-each-other -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    threats: [stolen-password, metadata]
    any:
      password: {what: Use the password of the database, mitigated-by: rotation}
      role:
        what: Use the role of the API from outside
        all:
          read: {what: Read the role's credentials, mitigated-by: imdsv2}
          use: {what: Use them from another network, open: true}
      admin: {what: Act as an administrator, tree: become-admin}
  become-admin:
    goal: Act as an administrator of the account
    any:
      phish: {what: Phish an administrator, accepted: Hardware keys are on order}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception for a single tree: a name that leads nowhere is corrected or removed.

## Limits

* Mitigations are looked up by id among those of all threats and the shared ones.
* The same step in two places of a tree is allowed: it is part of two ways.
`,"threats/attack-tree-open":`# threats/attack-tree-open

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
An attack tree whose goal can be reached through an open leaf.
<!-- /summary -->

A leaf is \`open: true\`, \`accepted\` with the reason, or \`mitigated-by\` the mitigations that prevent it. Reported is every open leaf from
which the goal can be reached: no \`all\` step between them needs something that is mitigated. What the attacker needs besides
is named.

## Why

That is what an and/or tree is drawn for (Schneier, *Attack Trees*, Dr. Dobb's Journal, December 1999): to see which ways to the
goal are left. An open leaf behind a closed step costs nothing to leave open; one without is the next thing to do.

## Avoid

<!-- example: fail-steps-together -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    any:
      role:
        what: Use the role of the API from outside
        all:
          read: {what: Read the role's credentials through a forged request, open: true}
          use: {what: Use them from another network, accepted: Partners call from networks that change}
      admin: {what: Act as an administrator, tree: become-admin}
  become-admin:
    goal: Act as an administrator of the account
    any:
      phish: {what: Phish an administrator, open: true}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:41:11 warning the goal of attack tree \`steal-orders\` can be reached through \`role\` > \`read\`, together with \`use\`
threat-model/example.yaml:43:7 warning the goal of attack tree \`steal-orders\` can be reached through \`admin\`
threat-model/example.yaml:47:7 warning the goal of attack tree \`become-admin\` can be reached through \`phish\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-open-leaf-behind-a-closed-one -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    any:
      role:
        what: Use the role of the API from outside
        all:
          read: {what: Read the role's credentials through a forged request, mitigated-by: imdsv2}
          use: {what: Use them from another network, open: true}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Say under \`accepted\` why nothing is done about the leaf. The reason stands in the model, in the diff of the pull request:

<!-- example: pass-accepted -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    any:
      password: {what: Use the password of the database, mitigated-by: rotation}
      insider: {what: Take a copy as an administrator, accepted: Two people run the shop and own it}
\`\`\`
<!-- /example -->

## Limits

* A mitigation counts from the day it is written down. Whether it is done is asked by the rules under \`response/\`.
* Trees may build on each other 32 levels deep; what lies deeper counts as closed.
* Costs and likelihoods of steps are not computed.
`,"threats/boundary-crossing-without-threat":`# threats/boundary-crossing-without-threat

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A flow that crosses a trust boundary and that no threat is about.
<!-- /summary -->

A flow crosses a trust boundary where its two ends lie in different boundaries. At least one threat must name such a flow
under \`at\`, or \`dismissed\` must say why none applies. What is named is one flow each: there are no wildcards. A flow and the
one that runs back between the same two ends are looked at together: a threat about either will do, and so does one that names
both ends. A threat that names
more than two STRIDE categories counts for none of its flows, which is told where that threat is
(\`threats/too-many-letters\`).

| the flow | \`recommended\` | \`strict\`, and where \`stride-per-interaction\` is a method |
|---|---|---|
| one end is an external entity, or no threat is about either end | error | error |
| both ends are inside, and threats are about them | warning, once for each model: the threats do not say over which flow they come | error |

## Why

What can go wrong is the second of the four questions in Shostack's *Threat Modeling: Designing for Security*, and the
places to ask it are where trust changes. STRIDE-per-interaction, described in the same book, asks of each interaction
rather than of each element: there is a sender, a receiver and what passes between them, and every one of them can be
attacked.

In practice flows are added and threats are not. The flow to a new payment provider is one line in the model; the hour in
which somebody asks what happens when the provider is impersonated, or answers twice, is easily postponed. A crossing that
no threat is about is one that nobody looked at, or that somebody looked at and wrote nothing down. From the model the two
cannot be told apart.

A threat about the element at the end of the flow is not enough. "The database can be dumped" says nothing of how the
connection to it is authenticated. Often such a threat comes over the flow, and only its \`at\` does not say so: inside a
system that is no more than a warning, whose remedy names the threats that might be meant.

## Avoid

<!-- example: fail-threat-about-the-element -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: api
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:11:3 error flow \`order\` crosses from \`internet\` to \`prod\`, and no threat is about it
\`\`\`
<!-- /example -->

Between two processes, or a process and a store, inside the system:

<!-- example: fail-threats-about-the-ends -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
  data: {kind: network, in: prod}
  office: {kind: network}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: data}
  reports: {process: metabase, in: office}
flows:
  order: {from: shopper, to: api, via: https}
  save: {from: api, to: db, via: postgres}
  export: {from: db, to: reports, via: postgres}
threats:
  token-replay:
    at: [order, api]
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  dump:
    at: db
    stride: information-disclosure
    what: The database is dumped with a shared password
    mitigate:
      iam-login: {what: Each service logs in with its own role, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:13:3 warning flows \`save\`, \`export\` cross a trust boundary inside model \`example\`, and threats are about their ends alone
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-threat-about-the-flow -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

One threat may be about several flows. A flow that was looked at and found harmless says so:

<!-- example: pass-dismissed -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account}
elements:
  monitor: {external: third party}
  api: {process: aws/ecs, in: prod}
flows:
  probe: {from: monitor, to: api, via: https, authn: none}
dismissed:
  probe:
    all: The page says \`ok\` and nothing else, and is served before anything is read from the request
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

For one flow, \`dismissed\` is the exception, and it carries its reason in the model: per STRIDE or LINDDUN category, or \`all\`
at once as above. It is part of the model's diff, so whoever reviews the pull request sees it.

For a model under construction the level can be lowered for the repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/boundary-crossing-without-threat: warning
\`\`\`

## Limits

* One threat per flow is enough for this rule; whether all categories were asked is not its business.
* A flow to an element without \`in\`, or with one that the model does not define, is not reported, because it is unknown whether it crosses. An \`external\` element without \`in\` lies in \`internet\`.
* What passes between two external entities is not reported: neither of them is yours.
* Between the same two ends, several flows in one direction are judged each by itself; which of them a flow back answers is not known, so it
  is taken for the answer to any.
* A step between a boundary and the one that encloses it, such as from a subnet to its account, is a crossing.
* Whether a threat says anything sensible is for people to judge.
`,"threats/control-plane-not-considered":`# threats/control-plane-not-considered

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A cloud account whose control plane no threat is about.
<!-- /summary -->

Where a model has an account or organisation at a cloud provider, at least one threat is about its control plane: at the boundary, at one of the
model's identities, or at the people and pipelines that change it. A dismissal of the boundary counts as well.

## Why

Whoever can change the account needs no flaw in the application: a new role, a snapshot that is shared, a log that is turned off. The control plane is where the ATT&CK matrix for
cloud begins, and where a diagram of data flows has nothing to show, so that a walk along the flows never comes to it.

## Avoid

<!-- example: fail-flows-alone -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:3:3 warning no threat of model \`example\` is about the control plane of \`prod\`: who can change the account itself
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-account-considered -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  admin-session:
    at: prod
    stride: elevation-of-privilege
    what: Somebody takes over the session of an administrator and changes roles
    mitigate:
      short-sessions: {what: Sessions of an hour and hardware keys, owner: li, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/control-plane-not-considered: warning
\`\`\`

## Limits

* One finding for each model, at its first account.
* Whether the threat speaks of the control plane or of something else at that boundary is for a person to say.
`,"threats/cvss-without-vulnerability":`# threats/cvss-without-vulnerability

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat of the design that is scored with CVSS.
<!-- /summary -->

A vulnerability is known where \`refs\` has its number: \`CVE-...\`, or \`GHSA-...\` where GitHub gave it.

## Why

CVSS measures how severe a vulnerability in a product is, wherever it runs. FIRST says itself that it "measures severity, not
risk" (*CVSS v3.1 User Guide*, section 2.1): nothing in a vector tells how likely it is that somebody comes, or what this system
would lose. A threat of the design has no such vulnerability to score, and a 9.8 beside it outranks everything that was thought about.

## Avoid

<!-- example: fail-design-threat -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [T1528, CWE-287]
    risk: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:21:11 warning threat \`token-replay\` is scored with CVSS, and names no known vulnerability
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-known-vulnerability -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [CVE-2024-21626]
    risk: CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    refs: [GHSA-qppj-fm5r-hxr3]
    risk: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

For the repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/cvss-without-vulnerability: off
\`\`\`

## Limits

* Whether the number exists, and belongs to something that the system uses, is not looked at.
`,"threats/detection-missing":`# threats/detection-missing

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat that is said to be detected where no detection rule sees it.
<!-- /summary -->

\`detections\` of a threat names the ATT&CK techniques that detection rules of this repository see. The rules are YAML files under the
paths of \`detections\` in the control file; what they see stands in their \`tags\` in the form of Sigma, such as \`attack.t1528\`.

## Why

A mitigation that rests on being seen is in place as long as somebody looks. Detection rules are moved, renamed and switched off by
other people than those who wrote the threat model, and nothing breaks when they go. The tag is the link that Sigma's own rules have
(*Sigma Specification*, appendix on tags).

## Avoid

<!-- example: fail-no-such-tag -->
\`detect/okta.yml\`:

\`\`\`
title: Token used from two countries
logsource: {product: okta}
detection:
  selection: {eventType: user.session.impersonation}
  condition: selection
tags:
  - attack.credential-access
  - attack.t1528
\`\`\`

\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [T1528]
    detections: [T1528, T1539]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
detections: ['detect/**']
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:21:25 warning threat \`token-replay\` is said to be detected by rules for \`T1539\`, and none of 1 detection rules has the tag \`attack.t1539\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-tag -->
\`detect/cloud/okta.yml\`:

\`\`\`
title: Token used from two countries
logsource: {product: okta}
detection:
  selection: {eventType: user.session.impersonation}
  condition: selection
tags:
  - attack.credential-access
  - attack.t1528
\`\`\`

\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [T1528]
    detections: [T1528]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
detections: ['detect/**']
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

For the repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/detection-missing: off
\`\`\`

## Limits

* Whether a rule is switched on, and whether anybody reads its alerts, is not seen.
* A rule for a sub-technique does not stand for its technique, nor the other way round.
* At most 10,000 files of at most 256 KiB each are read; what is not is listed as not assessed.
`,"threats/dread-deprecated":`# threats/dread-deprecated

<!-- facts -->
Severity: notice. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model whose threats are rated with DREAD.
<!-- /summary -->

One notice for each model. The ratings count: threats are ranked by the mean of the five factors.

## Why

Microsoft, where DREAD was made, gave it up. Two people seldom come to the same numbers, least of all in the middle of the scale, and
discoverability changes overnight, when somebody publishes: Shostack, [The DREAD Pirates](https://adamshostack.medium.com/the-dread-pirates-7df3a129c6aa).

## Avoid

<!-- example: fail-one-threat -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: {damage: 8, reproducibility: 6, exploitability: 5, affected-users: 9, discoverability: 4}
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:20:11 notice a threat of model \`example\` is rated with DREAD, which its authors gave up
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-likelihood-and-impact -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x4
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 3x2
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

For the repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/dread-deprecated: off
\`\`\`

## Limits

* Ratings that are kept elsewhere are not seen.
`,"threats/element-without-threat":`# threats/element-without-threat

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
An element at a trust boundary that no threat is about.
<!-- /summary -->

A process or data store with a flow over a trust boundary needs one threat: about the element itself, the identity that it acts
with, or one of its flows that cross. A threat that names more than two STRIDE categories counts for none. A reason under
\`dismissed\` for the element answers for it, and so do reasons for each category of all its crossing flows; reasons for some do not. An element with a crossing flow that nobody
looked at is left to [threats/boundary-crossing-without-threat](../boundary-crossing-without-threat/README.md).

## Why

STRIDE-per-element (Shostack, *Threat Modeling: Designing for Security*, chapter 3) asks of each element what can go wrong
with it. The least that a first model should show is that somebody asked where trust changes. A
word under each flow on why one category does not apply is no answer to it.

## Avoid

<!-- example: fail-flows-dismissed -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
dismissed:
  order: {repudiation: Each order is confirmed by mail}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:10:3 warning element \`api\` lies at a trust boundary; its crossing flows are dismissed in part, and no threat is about it
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-threat-about-the-flow -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

A threat about the identity of a process is one about the process:

<!-- example: pass-threat-about-the-identity -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  broad-role:
    at: api-role
    stride: elevation-of-privilege
    what: Code on the server uses rights that the API never needs
    mitigate:
      least-privilege: {what: The role names each table, owner: ana, done: 2026-09-30}
dismissed:
  order: {repudiation: Each order is confirmed by mail}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

For one element, \`dismissed\` with the reason is the exception.

## Limits

* An element without flows over a boundary is not asked for.
* External entities are not asked for: what they can do wrong shows in their flows.
* Whether the threat says anything sensible is for people to judge.
`,"threats/kill-chain-out-of-order":`# threats/kill-chain-out-of-order

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A stage of the kill chain that comes after a later one.
<!-- /summary -->

\`kill-chain\` names a stage for a step of an attack tree, and one or several for a threat: \`reconnaissance\`, \`weaponization\`,
\`delivery\`, \`exploitation\`, \`installation\`, \`command-and-control\`, \`actions-on-objectives\`. They must come in this order: along the list of a
threat, along the steps of an \`all\`, and upwards, since the steps below lead to the one above.

## Why

The seven stages are those of Lockheed Martin (Hutchins, Cloppert and Amin, *Intelligence-Driven Computer Network Defense*, 2011),
and their order is their use: an attack that is stopped early does not come to its end, so each stage is asked what sees it and what
stops it. A chain that is told out of order hides the stage at which nothing does.

## Avoid

<!-- example: fail-steps-out-of-order -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    all:
      copy: {what: Copy the table, kill-chain: actions-on-objectives, open: true}
      mail: {what: Send a link to an operator, kill-chain: delivery, accepted: Mail is filtered by the provider}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:27:60 warning attack tree \`steal-orders\` has stage \`delivery\` of the kill chain after \`actions-on-objectives\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-in-order -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    all:
      mail: {what: Send a link to an operator, kill-chain: delivery, accepted: Mail is filtered by the provider}
      click: {what: The operator opens it, accepted: People click}
      run: {what: Run code on the laptop, kill-chain: exploitation, mitigated-by: short-life}
      copy: {what: Copy the table, kill-chain: actions-on-objectives, open: true}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A step that fits no stage needs none.

## Limits

* Steps under \`any\` are ways of a choice, and have no order.
* The order between trees that build on each other is not looked at.
* A stage that is no stage is told of by [document/schema](../../document/schema/README.md).
`,"threats/linddun-missing":`# threats/linddun-missing

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model with personal data that nobody has looked at with LINDDUN.
<!-- /summary -->

Data count as personal where the model says \`personal: true\`, and where an element holds or a flow carries them. One threat with
\`linddun\`, or one dismissal of a LINDDUN category, shows that somebody asked. It is one finding for each model.

## Why

STRIDE asks what can be done to the system; LINDDUN (KU Leuven, <https://linddun.org>) asks what the system can do to people.
Linking purchases to a profile, keeping addresses for ever, or processing what nobody agreed to needs no attacker, and
none of it appears under STRIDE. Where personal data are processed the law asks for this look as well: Article 25 of the
General Data Protection Regulation (data protection by design), and Article 35 for what is likely to be a high risk.

## Avoid

<!-- example: fail-stride-only -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:3:43 warning model \`example\` has personal data (\`orders\`), and no threat names a LINDDUN category
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-privacy-threat -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  purchase-profile:
    at: db
    linddun: [linking, unawareness]
    what: Analysts join orders with newsletters to a profile that nobody agreed to
    mitigate:
      separate-keys: {what: Each use has its own pseudonym, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

Data that can hardly harm anybody are dismissed with the reason:

<!-- example: pass-dismissed-category -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
dismissed:
  db:
    linking: One order a customer and nothing to join it with; it is deleted after a month
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Dismiss a LINDDUN category of the store or flow, with the reason. \`all\` does not do: it may have meant STRIDE alone.

## Limits

* One threat is enough for this rule; [threats/linddun-per-element](../linddun-per-element/README.md) asks for all.
* Data that the model does not call personal are not looked at, whatever their names.
`,"threats/linddun-per-element":`# threats/linddun-per-element

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
An element or flow with personal data and a LINDDUN category that nobody has looked at.
<!-- /summary -->

Asked of every model whose methods name \`linddun\`; where the model names none, the control file's \`methods\` count. Looked at are
elements that hold personal data, flows that carry them, and the elements at both ends of such a flow. LINDDUN asks about people,
and so about their data: a threat or dismissal about data counts wherever these data are. Where personal data of several kinds
are together, each of them has to be looked at.

| what | categories |
|---|---|
| person | linking, identifying, unawareness |
| process, data store, flow | linking, identifying, non-repudiation, detecting, data-disclosure, non-compliance |

## Why

The table is the mapping of categories to elements in Deng, Wuyts, Scandariato, Preneel, Joosen, *A privacy threat analysis
framework* (Requirements Engineering 16, 2011), with the categories under their names of today (<https://linddun.org>). A
team that chose the method has promised to ask each of these questions.

## Avoid

<!-- example: fail-linking-only -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
methods: [linddun]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  purchase-profile:
    at: [db, save, order]
    linddun: linking
    what: Analysts join orders to a profile that nobody agreed to
    mitigate:
      separate-keys: {what: Each use has its own pseudonym, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:10:3 warning element \`shopper\` has to do with personal data, and nobody has looked at linking, identifying, unawareness
threat-model/example.yaml:11:3 warning element \`api\` has to do with personal data, and nobody has looked at linking, identifying, non-repudiation, detecting, data-disclosure, non-compliance
threat-model/example.yaml:12:3 warning element \`db\` has to do with personal data, and nobody has looked at identifying, non-repudiation, detecting, data-disclosure, non-compliance
threat-model/example.yaml:14:3 warning flow \`order\` has to do with personal data, and nobody has looked at identifying, non-repudiation, detecting, data-disclosure, non-compliance
threat-model/example.yaml:15:3 warning flow \`save\` has to do with personal data, and nobody has looked at identifying, non-repudiation, detecting, data-disclosure, non-compliance
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-each-category -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
methods: [linddun]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  purchase-profile:
    at: [db, api]
    linddun: [linking, identifying]
    what: Analysts join orders to a profile of a person that nobody agreed to
    mitigate:
      separate-keys: {what: Each use has its own pseudonym, owner: ana, done: 2026-09-30}
  kept-too-long:
    at: [db, api]
    linddun: [non-compliance, non-repudiation, data-disclosure]
    what: Orders and logs are kept after the purpose is gone, and prove purchases for ever
    mitigate:
      deletion: {what: Orders are deleted after the legal term, owner: ana, done: 2026-09-30}
dismissed:
  db: {detecting: Only the API knows whether a person has an order}
  api: {detecting: The answer to an unknown address is the same as to a known one}
  order: {all: The shopper is one end of it and the connection is encrypted}
  save: {all: Inside one account; what holds of the database holds here}
  shopper:
    linking: Guests have no account
    identifying: Guests give an address, which delivery needs
    unawareness: The page says what is kept and for how long
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Say under \`dismissed\` why a category does not apply: the reason stands in the model, in the diff of the pull request.
\`all\` answers every category at once.

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/linddun-per-element: warning
\`\`\`

## Limits

* External parties that are no person are not asked for.
* One finding for each element or flow lists all its open categories: a category that opens later does not make a new finding.
* A threat may name as many LINDDUN categories as it likes.
`,"threats/new-flow-without-threat":`# threats/new-flow-without-threat

<!-- facts -->
Severity: error. Confidence: certain. Judges what a pull request changes. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A flow over a trust boundary that a pull request adds to a model and that no threat names.
<!-- /summary -->

Asked of flows inside the system that a pull request adds to a model of base: both ends lie in boundaries of the model, threats are
about one or both of them, and no threat names the flow or both of its ends. A flow is new if neither its id nor its two ends were
there, so that another name makes none. Flows that nothing is about at all, and those from and to parties outside,
are [\`boundary-crossing-without-threat\`](../boundary-crossing-without-threat/README.md)'s, which also tells once for each model which
older flows are left; so are all flows under \`strict\` and with \`stride-per-interaction\`.

## Why

A new flow over a boundary is the moment at which somebody knows why it is there and what passes over it. STRIDE per interaction
(Shostack, *Threat Modeling: Designing for Security*, Wiley 2014, chapter 3) asks the question for each such flow; asking it
of all old ones at once is what makes a team give up in its first month.

## Avoid

<!-- example: fail-flow-added -->
\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 flows:
   order: {from: shopper, to: api, via: https}
   save: {from: api, to: db, via: postgres}
+  report: {from: reports, to: db, via: postgres}
 threats:
   token-replay:
     at: [order, api]
 \u2026
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:15:3 error new flow \`report\` crosses from \`prod\` to \`data\`, and threats are about its ends alone
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-named-by-a-threat -->
\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 flows:
   order: {from: shopper, to: api, via: https}
   save: {from: api, to: db, via: postgres}
+  report: {from: reports, to: db, via: postgres}
 threats:
   token-replay:
     at: [order, api]
 \u2026
     mitigate:
       short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
   dump:
-    at: db
+    at: [db, report]
     stride: information-disclosure
     what: The database is dumped by what may read reports
     mitigate:
 \u2026
\`\`\`
<!-- /example -->

## Options

None. Under \`strict\`, or with the method \`stride-per-interaction\`, every such flow is asked, new or not.

## When to suppress

Where nothing can go wrong on the flow that is not already said of what it connects, say so with \`dismissed\`: that is an answer, and
stays with the model. A suppression is for a flow whose threats somebody else is writing down.

## Limits

A model file that is renamed is a new model, whose flows are all new and which this rule leaves to the others. A flow that changes its
id and one of its ends in one pull request counts as new.
`,"threats/no-attack-tree":`# threats/no-attack-tree

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A critical model without an attack tree.
<!-- /summary -->

Asked of models with \`criticality: critical\`, and of those whose methods name \`attack-trees\` (where the model names no method, the
control file's count).

## Why

Lists by element find what can go wrong at one place. The worst incidents are chains: a forged request, a role's credentials,
a snapshot shared with a foreign account. A tree starts from what must not happen and shows each chain, and where it is
cut (Schneier, *Attack Trees*, Dr. Dobb's Journal, December 1999). For a critical system one goal at least is worth that hour.

## Avoid

<!-- example: fail-critical -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
criticality: critical
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:1:1 warning model \`example\` is critical, and has no attack tree
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-with-tree -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
criticality: critical
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  stolen-password:
    at: save
    stride: spoofing
    what: A stolen password of the database is used from outside
    mitigate:
      rotation: {what: The password changes every day, owner: ana, done: 2026-09-30}
  metadata:
    at: api
    stride: information-disclosure
    what: A forged request reads the credentials of the role
    mitigate:
      imdsv2: {what: Metadata needs a session token, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  steal-orders:
    goal: Copy all orders out of the database
    threats: [stolen-password, metadata]
    any:
      password: {what: Use the password of the database, mitigated-by: rotation}
      role: {what: Read the role's credentials, mitigated-by: imdsv2}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/no-attack-tree: warning
\`\`\`

## Limits

* One tree is enough, whatever its goal.
* Trees that are kept elsewhere, such as in a drawing, are not seen.
`,"threats/pasta-incomplete":`# threats/pasta-incomplete

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A stage of PASTA that lacks what it must hold.
<!-- /summary -->

Asked of models whose methods name \`pasta\` (where the model names none, the control file's count). It is a check-list, and no more:

| stage | must hold | shown by |
| --- | --- | --- |
| \`define-objectives\` | \`business-objectives\`, \`security-requirements\`, \`business-impact\` | the last by \`criticality\` |
| \`technical-scope\` | \`components\`, \`dependencies\`, \`boundaries\` | elements, external elements or assumptions, boundaries |
| \`application-decomposition\` | \`actors\`, \`flows\`, \`data\` | external elements or identities, flows, data |
| \`threat-analysis\` | \`threats\`, \`intelligence\` | threats, one of them with a reference to ATT&CK, ATLAS or CAPEC |
| \`vulnerability-analysis\` | \`weaknesses\` | a threat with a reference to CWE, CVE or an OWASP list |
| \`attack-modelling\` | \`attack-trees\` | an attack tree |
| \`risk-and-impact-analysis\` | \`risks\`, \`responses\` | every threat has a risk; every threat has a response |

What the model does not show is written under \`pasta\`, by stage and item, with a sentence or the place of the document.

## Why

PASTA, the Process for Attack Simulation and Threat Analysis, starts from what the business wants and ends with what is left of the
risk; each stage uses what the one before came to (UcedaV\xE9lez and Morana, *Risk Centric Threat Modeling*, Wiley 2015, from chapter 6
on, whose stages are in substance Definition of the Objectives, Definition of the Technical Scope, Application Decomposition and
Analysis, Threat Analysis, Weakness and Vulnerability Analysis, Attack Modeling and Simulation, Risk Analysis and
Management). The items of the check-list are chosen from the activities that Shevchenko and others list for each stage in
*Threat Modeling: A Summary of Available Methods* (Software Engineering Institute, Carnegie Mellon University, 2018): those
whose outcome a model can show. Done in part it is mostly the middle that is done: threats without objectives rank by taste, and attacks without risk end
in no decision.

## Avoid

<!-- example: fail-objectives-missing -->
\`\`\`yaml
name: Orders
methods: [pasta]
criticality: high
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account, provider: aws}
elements:
  shopper: {external: person}
  bank: {external: third party}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [T1528]
    risk: 2x4
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  forged-orders:
    goal: Order in the name of others
    any:
      token: {what: Use a stolen token, mitigated-by: short-life}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:1:1 warning stage 1 of PASTA (define-objectives) of model \`example\` lacks what the business wants of the system; what security and compliance ask of it
threat-model/example.yaml:1:1 warning stage 5 of PASTA (vulnerability-analysis) of model \`example\` lacks the weaknesses that they use (\`refs\` to CWE, CVE or an OWASP list)
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-complete -->
\`\`\`yaml
name: Orders
methods: [pasta]
criticality: high
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account, provider: aws}
elements:
  shopper: {external: person}
  bank: {external: third party}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [T1528, CWE-287]
    risk: 2x4
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
attack-trees:
  forged-orders:
    goal: Order in the name of others
    any:
      token: {what: Use a stolen token, mitigated-by: short-life}
pasta:
  define-objectives:
    business-objectives: Orders around the clock; docs/business-case.md
    security-requirements: PCI DSS does not apply, because the bank takes the cards; docs/requirements.md
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A stage that does not apply is one that somebody thought about: say so under \`pasta\`, as in
\`vulnerability-analysis: {weaknesses: Nothing is built yet}\`.

## Limits

* One finding for each stage lists all that it lacks.
* Whether what is written is any good is for people to judge, and the documents that it names are not opened.
`,"threats/rank-against-risk":`# threats/rank-against-risk

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat that is ranked after one of less risk.
<!-- /summary -->

\`rank\` is the place of a threat in the order of work: 1 is dealt with first, and several may share a place. Risks are compared where
they are rated in the same way: by the product of likelihood and impact, the severity of OWASP, the loss of a year by FAIR, the
mean of DREAD.

## Why

A rank says what is done next quarter; the risk says why. Where the two disagree, one of them is a leftover: the threat was
rated again and the list was not, or the list follows whoever asked loudest. ISO 31000 calls it risk evaluation: priorities are set
by comparing the results of the analysis.

## Avoid

<!-- example: fail-less-risk-first -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 3x4
    rank: 2
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 2x2
    rank: 1
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  sniffing:
    at: save
    stride: information-disclosure
    what: Somebody in the network reads what passes
    risk: 1x2
    rank: 3
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:21:11 warning threat \`token-replay\` (3x4) is ranked 2, after \`flood\` (2x2), which is ranked 1 and of less risk
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-in-order -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 3x4
    rank: 1
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 4x3
    rank: 2
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  sniffing:
    at: save
    stride: information-disclosure
    what: Somebody in the network reads what passes
    risk: 1x2
    rank: 2
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

For the repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/rank-against-risk: off
\`\`\`

## Limits

* Effort and opportunity are no part of \`risk\`: where something cheap is done first, give it the same rank.
* Each threat is reported against the one of least risk before it, and once.
`,"threats/reference-of-wrong-kind":`# threats/reference-of-wrong-kind

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A reference of a threat to something that is neither an attack nor a weakness.
<!-- /summary -->

A threat refers to attacks (ATT&CK, ATLAS and CAPEC) and to weaknesses (CWE, OWASP). Reported are tactics, countermeasures (D3FEND, NIST
SP 800-53, mitigations of ATT&CK and ATLAS), categories and views of CWE, and categories of CAPEC.

## Why

A tactic says what an attacker is after and fits dozens of threats. A countermeasure under \`refs\` makes a threat look as if
it were known by the control. CWE marks its categories and views as prohibited for mapping (CWE, *Mapping Guidance*),
because they group weaknesses and are none.

## Avoid

<!-- example: fail-countermeasure-and-tactic -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [M1032, TA0006, D3-MFA, CWE-310, CAPEC-210]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:20:12 warning \`M1032\` (Multi-factor Authentication) of threat \`token-replay\` is a countermeasure, and no attack or weakness
threat-model/example.yaml:20:19 warning \`TA0006\` (Credential Access) of threat \`token-replay\` is a tactic: what an attacker is after, and not what is done
threat-model/example.yaml:20:27 warning \`D3-MFA\` (Multi-factor Authentication) of threat \`token-replay\` is a countermeasure, and no attack or weakness
threat-model/example.yaml:20:35 warning \`CWE-310\` (Cryptographic Issues) of threat \`token-replay\` is a group of weaknesses, which CWE asks not to be mapped to
threat-model/example.yaml:20:44 warning \`CAPEC-210\` (Abuse Existing Functionality) of threat \`token-replay\` is a group of attack patterns
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-attacks-and-weaknesses -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [T1550.001, CAPEC-60, CWE-294, "A07:2025"]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/reference-of-wrong-kind: warning
\`\`\`

A programme that keeps controls beside threats on purpose can do so in a field of its own, such as \`x-controls\`.

## Limits

* Weaknesses that CWE only discourages to map to, such as its pillars, are not reported.
* Whether the attack fits the threat is for people to judge.
`,"threats/revoked-reference":`# threats/revoked-reference

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A reference to an entry that its publisher has withdrawn.
<!-- /summary -->

Publishers number anew, merge and give up entries. Reported is a reference to one that is revoked, deprecated or withdrawn, with the
entry that took its place where the publisher names one.

## Why

A revoked id still opens a page, and that page is all it does: coverage maps, detection rules and mitigations are kept for
the successor alone. ATT&CK v19 (2026) revoked T1562 with all its sub-techniques, which many models of cloud systems name.
ATT&CK, ATLAS, CAPEC, CWE, D3FEND and NIST SP 800-53 all publish what they withdraw.

## Avoid

<!-- example: fail-renumbered-technique -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  logs-off:
    at: api-role
    stride: repudiation
    what: Somebody with the role stops the audit log first
    refs: [T1562.008]
    mitigate:
      locked: {what: No role of the account may stop the log, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:20:12 warning \`T1562.008\` (Disable or Modify Cloud Logs) of threat \`logs-off\` is revoked
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-successor -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  logs-off:
    at: api-role
    stride: repudiation
    what: Somebody with the role stops the audit log first
    refs: [T1685.002]
    mitigate:
      locked: {what: No role of the account may stop the log, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is hardly a reason to keep a withdrawn id. Where a contract or an older report needs it, name the successor in \`refs\` and
the old id in a comment.

## Limits

* Older editions of the OWASP lists are not reported: an edition stays what it was.
* Where a publisher names no successor, none is guessed.
`,"threats/risk-inconsistent":`# threats/risk-inconsistent

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat whose risk is told in another way than that of the others.
<!-- /summary -->

\`risk\` is likelihood x impact (\`2x4\`), a word (\`high\`), a number (\`72\`), OWASP Risk Rating, FAIR or DREAD. Reported is each threat
that is rated in another way than most of its model. CVSS, which only known vulnerabilities have, does not count. Where the
control file names a rubric, [threats/risk-rubric-mixed](../risk-rubric-mixed/README.md) takes this rule's place.

## Why

Risk is rated to rank: what is done first, what may wait, what a person may accept. \`3x4\`, \`high\` and \`72\` have no order between
them, so a model that mixes them is ranked by nobody. Which rubric is used matters less than that it is one (OWASP, *Risk
Rating Methodology*; NIST SP 800-30, revision 1, appendix I, which rates all with one scale).

## Avoid

<!-- example: fail-word-among-scores -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x4
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 3x2
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  sniffing:
    at: [order, save]
    stride: information-disclosure
    what: Somebody in the network reads what passes
    risk: high
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:34:11 warning the risk of threat \`sniffing\` is told as a word, and most of this model's as likelihood x impact
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-one-way -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x4
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 3x2
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  sniffing:
    at: [order, save]
    stride: information-disclosure
    what: Somebody in the network reads what passes
    risk: 1x4
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception for a single threat: a \`risk\` that cannot be told in the usual way is better left out.

## Limits

* Models are looked at one by one. One rubric for all is a line of the control file.
* Scales of three and of five cannot be told apart.
* Where two ways are used as often, the one that comes first in the file is taken as the usual one.
`,"threats/risk-malformed":`# threats/risk-malformed

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A risk that cannot be computed as it is written.
<!-- /summary -->

Reported are CVSS vectors (3.0, 3.1 and 4.0) with a metric or value that their version does not have, with a metric twice, or
without one of the base metrics; and ranges of FAIR whose \`min\`, \`likely\` and \`max\` do not rise.

## Why

A vector is a number that nobody can read, and so is a mistake in it: a letter lost in copying makes a tool fall back to
a default, or refuse the file. The metrics are those of FIRST's *Common Vulnerability Scoring System*, versions 3.1 (section 6) and
4.0 (section 7). A range of FAIR (The Open Group, *Risk Taxonomy*, O-RT) whose likeliest value lies outside gives any mean at all.

## Avoid

<!-- example: fail-vector -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [CVE-2024-21626]
    risk: CVSS:3.1/AV:N/AC:L/PR:X/UI:N/S:U/C:H/I:H/A:H
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    refs: [CVE-2023-44487]
    risk: CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/A:H
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  sniffing:
    at: save
    stride: information-disclosure
    what: Somebody in the network reads what passes
    refs: [CVE-2024-3094]
    risk: CVSS:2.0/AV:N
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:21:11 error the risk of threat \`token-replay\` cannot be computed: \`PR\` cannot be \`X\`
threat-model/example.yaml:29:11 error the risk of threat \`flood\` cannot be computed: it lacks \`C\`, \`I\`
threat-model/example.yaml:37:11 error the risk of threat \`sniffing\` cannot be computed: its version is none of 3.0, 3.1, 4.0
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-vectors -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [CVE-2024-21626]
    risk: CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H/E:P
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    refs: [CVE-2023-44487]
    risk: CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N/U:Red
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception: a risk that cannot be computed is better left out.

## Limits

* Whether a vector is the one that was published is not looked at.
* CVSS 2.0 is not taken: vulnerabilities that are scored with it alone are old.
`,"threats/risk-rubric-mixed":`# threats/risk-rubric-mixed

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat that is not rated by the rubric of the programme.
<!-- /summary -->

The rubric is \`risk: {rubric: ...}\` of the control file: \`3x3\` or \`5x5\` (likelihood x impact on three or five levels), \`levels\`
(\`low\` to \`critical\`), \`score\` (0 to 100), \`owasp-rr\`, \`fair\` or \`dread\`. Without one, each model may choose
([threats/risk-inconsistent](../risk-inconsistent/README.md)).

## Why

What is rated in different ways cannot be ranked, and a programme ranks over all its models: whoever has one team for three
systems needs to know where it is worst (NIST SP 800-30, revision 1, appendix I, which rates all with one scale).
A 3 of 3 and a 3 of 5 look alike and are not.

## Avoid

<!-- example: fail-five-levels -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x3
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 4x2
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  sniffing:
    at: save
    stride: information-disclosure
    what: Somebody in the network reads what passes
    risk: 3x5
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
risk: {rubric: 3x3}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:27:11 warning the risk of threat \`flood\` is \`4x2\`, and this programme rates by 3x3
threat-model/example.yaml:34:11 warning the risk of threat \`sniffing\` is \`3x5\`, and this programme rates by 3x3
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-three-levels -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x3
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 3x3
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  sniffing:
    at: save
    stride: information-disclosure
    what: Somebody in the network reads what passes
    refs: [CVE-2024-21626]
    risk: CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:C/C:H/I:H/A:H
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
risk: {rubric: 3x3}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception for a single threat: a risk that cannot be told in the usual way is better left out.

## Limits

* A programme of five levels whose threats all stay below four is not told from one of three.
* CVSS is never the rubric: a threat of the design cannot be scored with it. Known vulnerabilities keep theirs.
`,"threats/stride-per-element":`# threats/stride-per-element

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
An element or flow with a STRIDE category that nobody has looked at.
<!-- /summary -->

Asked of every model whose methods name \`stride-per-element\`; where the model names none, the control file's \`methods\` count.

| what | categories |
|---|---|
| external entity | spoofing, repudiation |
| process | all six |
| data store | tampering, information-disclosure, denial-of-service; repudiation too where it keeps logs |
| flow | tampering, information-disclosure, denial-of-service |

A category is covered by a threat \`at\` the element or flow that names at most two, or by \`dismissed\`. What is said of
an identity holds for the elements that run as it.

## Why

The table is that of STRIDE-per-element in Shostack, *Threat Modeling: Designing for Security* (2014), chapter 3. A team that
chose the method has promised to ask each of these questions. A blank cell does not tell whether it was asked.

This is the full matrix, for programmes that keep one. The gate for everybody is one threat for each crossing.

## Avoid

<!-- example: fail-usual-letters-only -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
methods: [stride-per-element]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: [order, api]
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  sniffing:
    at: [order, save]
    stride: [tampering, information-disclosure]
    what: Somebody in the network reads or changes what passes
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
  stolen-backup:
    at: db
    stride: information-disclosure
    what: A copy of the disk is restored elsewhere
    mitigate:
      encrypted: {what: The disk is encrypted, owner: ana, done: 2026-09-30}
dismissed:
  shopper: {all: Shoppers are guests without an account}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:11:3 warning element \`api\`: nobody has looked at tampering, repudiation, information-disclosure, denial-of-service, elevation-of-privilege
threat-model/example.yaml:12:3 warning element \`db\`: nobody has looked at tampering, denial-of-service
threat-model/example.yaml:14:3 warning flow \`order\`: nobody has looked at denial-of-service
threat-model/example.yaml:15:3 warning flow \`save\`: nobody has looked at denial-of-service
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-each-letter -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
methods: [stride-per-element]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: [order, api]
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  sniffing:
    at: [order, save]
    stride: [tampering, information-disclosure]
    what: Somebody in the network reads or changes what passes
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
  flood:
    at: [order, save, api, db]
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
  injection:
    at: [api, db]
    stride: [tampering, information-disclosure]
    what: A request makes the API run a statement of the sender
    mitigate:
      bound-parameters: {what: Only bound parameters, owner: ana, done: 2026-09-30}
  broad-role:
    at: api-role
    stride: elevation-of-privilege
    what: Code on the server uses rights that the API never needs
    mitigate:
      least-privilege: {what: The role names each table, owner: ana, done: 2026-09-30}
dismissed:
  shopper:
    spoofing: See token-replay, which is about the flow
    repudiation: An order is confirmed by email, and can be returned
  api:
    repudiation: Each call is logged with the name of its caller, outside the reach of the API
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Say under \`dismissed\` why a category does not apply: the reason stands in the model, in the diff of the pull request.
\`all\` answers every category at once.

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/stride-per-element: warning
\`\`\`

## Limits

* One finding for each element or flow lists all its open categories: a category that opens later does not make a new finding.
* Whether a store keeps logs is told from its words: \`log\`, \`audit\`, \`trail\`, \`journal\`, \`recordings\`.
* Threats about data or about a boundary are not counted for what holds or lies in it.
`,"threats/stride-per-interaction":`# threats/stride-per-interaction

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A flow over a trust boundary with a STRIDE category that nobody has looked at.
<!-- /summary -->

Asked of every model whose methods name \`stride-per-interaction\`; where the model names none, the control file's \`methods\` count.
For each flow whose ends lie in different trust boundaries: tampering, information-disclosure, denial-of-service. A
category is covered by a threat \`at\` the flow that names at most two, or by \`dismissed\`.

## Why

STRIDE-per-interaction (Shostack, *Threat Modeling: Designing for Security*, chapter 3) goes through what crosses a boundary, since
that is where attackers come in. A flow over a boundary can be changed, read and blocked; a team that chose the method has
promised to ask all three of each.

This is the full matrix, for programmes that keep one. The gate for everybody is
[threats/boundary-crossing-without-threat](../boundary-crossing-without-threat/README.md).

## Avoid

<!-- example: fail-spoofing-only -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
methods: [stride-per-interaction]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:14:3 warning flow \`order\` crosses from \`internet\` to \`prod\`, and nobody has looked at tampering, information-disclosure, denial-of-service
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-covered-and-dismissed -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
methods: [stride-per-interaction]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  sniffing:
    at: [order, save]
    stride: [tampering, information-disclosure]
    what: Somebody in the network reads or changes what passes
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
dismissed:
  order:
    denial-of-service: The shop sells to ten firms, who can phone
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Say under \`dismissed\` why a category does not apply: the reason stands in the model, in the diff of the pull request.
\`all\` answers every category at once.

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/stride-per-interaction: warning
\`\`\`

## Limits

* Spoofing, repudiation and elevation of privilege concern the two ends of the interaction. They are asked per element only.
* One finding for each flow lists all its open categories: a category that opens later does not make a new finding.
* A flow with an end of unknown boundary is not asked for.
`,"threats/too-many-letters":`# threats/too-many-letters

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat that names more than two STRIDE categories.
<!-- /summary -->

Categories are told under \`stride\`. Two may well belong together, as where somebody who can change orders can also read them.

## Why

A category is a prompt: each asks another question about the same place, and has another countermeasure (Shostack, *Threat
Modeling: Designing for Security*, chapter 3: each letter is the violation of another property). A threat that ticks all
of them was written to be done with the table. It cannot be ranked, because its parts differ in risk, and it cannot be
answered, because they differ in what prevents them.

The rules that ask for coverage count such a threat for none of its categories. Where it is the only one about a flow over a
trust boundary, that flow has no threat that counts: then this is an error. Elsewhere it matters to who goes through the
categories: it is a warning where the model's methods name \`stride-per-element\` or \`stride-per-interaction\`, and under \`strict\`.

## Avoid

<!-- example: fail-three -->
\`\`\`yaml
name: Orders
methods: [stride-per-element]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  injection:
    at: order
    stride: [tampering, information-disclosure, denial-of-service]
    what: A shopper puts SQL into the search field and reads, changes or deletes orders
    mitigate:
      bound-parameters: {what: Only bound parameters, owner: ana, done: 2026-09-30}
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:19:13 warning threat \`injection\` names 3 STRIDE categories, and counts for none
\`\`\`
<!-- /example -->

It is an error where a flow over a trust boundary has no other threat:

<!-- example: fail-all-six -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  attacks:
    at: [order, save]
    stride: [spoofing, tampering, repudiation, information-disclosure, denial-of-service, elevation-of-privilege]
    what: Somebody attacks the shop
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:18:13 error threat \`attacks\` names 6 STRIDE categories, and counts for none; nothing else is about \`order\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-two -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  injection:
    at: order
    stride: [tampering, information-disclosure]
    what: A shopper puts SQL into the search field and reads or changes orders
    mitigate:
      bound-parameters: {what: Only bound parameters, owner: ana, done: 2026-09-30}
  slow-search:
    at: order
    stride: denial-of-service
    what: A shopper searches with patterns that keep the database busy
    mitigate:
      time-limit: {what: A query ends after two seconds, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception for a single threat: split it. The level can be lowered for the repository in the control file.

## Limits

* Many LINDDUN categories in one threat are not reported.
* Categories in the text of \`what\` are not read.
`,"threats/unknown-reference":`# threats/unknown-reference

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A reference to a public taxonomy that does not hold it.
<!-- /summary -->

Looked at is each entry of \`refs\` that can be told to be of ATT&CK (Enterprise, Mobile, ICS), ATLAS, CAPEC, CWE, D3FEND, the OWASP
lists or NIST SP 800-53.

| what | severity |
|---|---|
| not written as the taxonomy writes its ids: \`CAPEC60\`, \`t1550.001\`, an id with its name behind | error |
| no such id, among ids that exist | warning, \`likely\` |
| an id that would come after all that this release of threatlint knows | notice |

## Why

References connect a threat with what others know of it: detections, mitigations, incidents. A program follows them by the
exact id. One that is misspelt connects to nothing, or to another attack, and a reader believes that it was looked up.

## Avoid

<!-- example: fail-written-another-way -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [t1550.001, CAPEC60, "CWE-294: Authentication Bypass by Capture-replay", AML-T0012]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:20:12 error \`t1550.001\` of threat \`token-replay\` is not written like an ATT&CK technique
threat-model/example.yaml:20:23 error \`CAPEC60\` of threat \`token-replay\` is not written like a CAPEC pattern
threat-model/example.yaml:20:32 error \`CWE-294: Authentication Bypass by Capture-replay\` of threat \`token-replay\` is not written like a CWE weakness
threat-model/example.yaml:20:84 error \`AML-T0012\` of threat \`token-replay\` is not written like an ATLAS technique
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-known -->
\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    refs: [T1550.001, CAPEC-60, CWE-294, "API2:2023"]
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

An id that is right and newer than this release is a notice, and needs nothing. For another catalogue with ids of the same form, use a
field of your own, such as \`x-refs\`.

## Limits

* Other catalogues, addresses and ids of trackers are not looked at.
* Views of CAPEC, and those of its categories that are deprecated, are not in its table, and are reported as unknown.
* Tree nodes of LINDDUN are not looked up.
`,"threats/unranked-after-review":`# threats/unranked-after-review

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat of a reviewed model without a risk.
<!-- /summary -->

A model is reviewed where it records a review. A threat that is avoided is not asked for.

## Why

A first list of threats need not be ranked. A review that leaves it unranked has not answered the third question, what is done
about it: not everything can be, and the order is decided by risk (NIST SP 800-30, revision 1, task 2-6; OWASP, *Threat Modeling
Process*, step 3).

## Avoid

<!-- example: fail-reviewed -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x4
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-09-14, why: initial, engineering: ana, security: li}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:23:3 warning threat \`flood\` has no risk, and model \`example\` was reviewed on 2026-09-14
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-all-rated -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x4
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    risk: 3x2
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-09-14, why: initial, engineering: ana, security: li}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/unranked-after-review: warning
\`\`\`

## Limits

* A threat that was written down after the newest review is asked for too: the model does not say when it came.
`,"threats/worst-threat-without-tree":`# threats/worst-threat-without-tree

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat of the highest risk that no attack tree works out.
<!-- /summary -->

Asked of models with \`criticality: critical\`, and of those whose methods name \`attack-trees\`, as soon as they have a tree. Where several
threats share the highest risk, each is asked for; risks that are rated in different ways each have their own highest.

## Why

Trees take an hour each, so they belong where the most can be lost (Shostack, *Threat Modeling: Designing for Security*, chapter 4).
A tree for what was easy to draw, and none for what ranks first, is the hour spent in the wrong place.

## Avoid

<!-- example: fail-other-threat-worked-out -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
criticality: critical
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 2x2
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  sniffing:
    at: save
    stride: information-disclosure
    what: Somebody in the network reads what passes
    risk: 3x5
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
attack-trees:
  forged-orders:
    goal: Order in the name of others
    threats: [token-replay]
    any:
      token: {what: Use a stolen token, mitigated-by: short-life}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:28:11 warning threat \`sniffing\` has the highest risk of model \`example\` (3x5), and no attack tree works it out
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-worst-worked-out -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
criticality: critical
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws}
identities:
  api-role: {kind: role}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, runs-as: api-role}
  db: {store: aws/rds-postgres, in: prod, holds: [orders]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    risk: 3x5
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  sniffing:
    at: save
    stride: information-disclosure
    what: Somebody in the network reads what passes
    risk: 2x2
    mitigate:
      tls: {what: TLS on every connection, owner: ana, done: 2026-09-30}
  flood:
    at: order
    stride: denial-of-service
    what: Bots send more requests than the shop can answer
    mitigate:
      rate-limit: {what: Requests are limited by address, owner: ana, done: 2026-09-30}
attack-trees:
  forged-orders:
    goal: Order in the name of others
    threats: [token-replay]
    any:
      token: {what: Use a stolen token, mitigated-by: short-life}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  threats/worst-threat-without-tree: warning
\`\`\`

## Limits

* Threats without a risk are not asked for.
* That a tree names a threat is enough; whether it works it out is for people to judge.
`,"validation/architecture-change-without-model":`# validation/architecture-change-without-model

<!-- facts -->
Severity: error. Confidence: certain. Judges what a pull request changes. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
An architecture change that the model at head does not show.
<!-- /summary -->

On a pull request, every change of the deployed architecture is held against the model at head. It is shown where an
element, or an identity or boundary, names the component that changed (or the one that it belongs to) under \`code\`, and what the
model says of it agrees with the change. How much the change matters decides the severity:

* error: a new exposure, third party, data store, region, tenant, or classification of data; a far-reaching permission; a control that is removed;
* warning: what weighs little and is stated literally; other new components, flows and permissions, and changes in folders that no model speaks for.

## Why

A threat model is true on the day of the workshop. What makes it wrong is not age but the security group that is opened
in March and the bucket that is added in May, each in a pull request that ten people could have looked at with
the right question in mind. That moment is the cheapest one to ask it: the author knows why, the change is small, and it
is not deployed yet. Practice asks for a new look whenever the trust boundary changes: a new third party, a new kind of
identity, new data, a new region, a new tenancy model. This rule recognises those changes in code.

It asks about the state, not about the diff of the model. A model that was changed first, in design, satisfies it with
\`planned: true\`; a pull request that touches some other line of the model does not. That is deliberate: a gate that is
content with any edit teaches people to make any edit.

Formatting, comments, order, moved code, tags, counts and versions are no changes of the architecture and are never
reported.

## Avoid

A pull request opens the database to everybody:

<!-- example: fail-database-opened -->
\`infra/main.tf\` changes:

\`\`\`diff
 \u2026
 resource "aws_security_group" "db" {
 \u2026
     protocol        = "tcp"
     security_groups = [aws_security_group.api.id]
   }
+  ingress {
+    from_port   = 5432
+    to_port     = 5432
+    protocol    = "tcp"
+    cidr_blocks = ["0.0.0.0/0"]
+  }
 }
\`\`\`

\`threat-model/orders.yaml\` stays as it is:

\`\`\`yaml
name: Orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: [aws_ecs_service.api, aws_security_group.api]}
  db: {store: aws/rds-postgres, in: prod, holds: [orders], code: [aws_db_instance.orders, aws_security_group.db]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-07-31}
\`\`\`

What is reported:

\`\`\`text
infra/main.tf:36:20 error \`aws_security_group.db\` now accepts tcp 5432 from 0.0.0.0/0, and model \`orders\` does not show it
\`\`\`
<!-- /example -->

Editing the model somewhere else answers nothing:

<!-- example: fail-model-changed-elsewhere -->
\`infra/main.tf\` changes:

\`\`\`diff
 \u2026
 resource "aws_security_group" "db" {
 \u2026
     security_groups = [aws_security_group.api.id]
   }
 }
+
+resource "aws_s3_bucket" "exports" {
+  bucket = "acme-order-exports"
+}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 name: Orders
+description: Customers order in the shop and are billed once a month.
 scope: [infra]
 data:
   orders: {class: confidential, personal: true}
+  invoices: {class: confidential, personal: true}
 boundaries:
   prod: {kind: account, provider: aws, region: eu-west-1}
 elements:
 \u2026
\`\`\`

What is reported:

\`\`\`text
infra/main.tf:34:1 error \`aws_s3_bucket.exports\` is a new data store, and model \`orders\` does not show it
\`\`\`
<!-- /example -->

## Prefer

The same change with its flow, and what was decided about it:

<!-- example: pass-database-opened-and-modelled -->
\`infra/main.tf\` changes:

\`\`\`diff
 \u2026
 resource "aws_security_group" "db" {
 \u2026
     protocol        = "tcp"
     security_groups = [aws_security_group.api.id]
   }
+  ingress {
+    from_port   = 5432
+    to_port     = 5432
+    protocol    = "tcp"
+    cidr_blocks = ["0.0.0.0/0"]
+  }
 }
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 boundaries:
   prod: {kind: account, provider: aws, region: eu-west-1}
 elements:
   shopper: {external: person}
+  analyst: {external: person}
   api: {process: aws/ecs, in: prod, code: [aws_ecs_service.api, aws_security_group.api]}
   db: {store: aws/rds-postgres, in: prod, holds: [orders], code: [aws_db_instance.orders, aws_security_group.db]}
 flows:
   order: {from: shopper, to: api, carries: [orders], via: https}
   save: {from: api, to: db, carries: [orders], via: postgres}
+  report: {from: analyst, to: db, carries: [orders], via: postgres, authn: password}
 threats:
   token-replay:
     at: order
 \u2026
     what: A stolen token is replayed by somebody else
     mitigate:
       short-life: {what: Tokens live five minutes, owner: ana, done: 2026-07-31}
+  password-guessing:
+    at: report
+    stride: [spoofing, information-disclosure]
+    what: Somebody guesses the password of an analyst and reads all orders
+    mitigate:
+      iam-login: {what: Analysts log in with short-lived tokens, owner: ana, due: 2026-12-15}
\`\`\`
<!-- /example -->

Design first, code later:

<!-- example: pass-designed-first -->
\`infra/main.tf\` changes:

\`\`\`diff
 \u2026
 resource "aws_security_group" "db" {
 \u2026
     security_groups = [aws_security_group.api.id]
   }
 }
+
+resource "aws_s3_bucket" "exports" {
+  bucket = "acme-order-exports"
+}
\`\`\`

\`threat-model/orders.yaml\` stays as it is:

\`\`\`yaml
name: Orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  exports: {store: aws/s3, in: prod, holds: [orders], code: aws_s3_bucket.exports, planned: true}
  api: {process: aws/ecs, in: prod, code: [aws_ecs_service.api, aws_security_group.api]}
  db: {store: aws/rds-postgres, in: prod, holds: [orders], code: [aws_db_instance.orders, aws_security_group.db]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-07-31}
\`\`\`
<!-- /example -->

## Options

None of its own. In the control file, \`ignore\` lists paths that are not deployed from here, and \`branches\` lists branches
besides the default one whose pull requests the rule applies to.

## When to suppress

A change that was looked at and that the model need not show is answered by a decision: a file under
\`threat-model/decisions/\`, one for each change. threatlint prints it ready to paste; the reason and the name are yours.

<!-- example: pass-decision -->
\`infra/main.tf\` changes:

\`\`\`diff
 \u2026
 resource "aws_security_group" "db" {
 \u2026
     security_groups = [aws_security_group.api.id]
   }
 }
+
+resource "aws_s3_bucket" "build_cache" {
+  bucket = "acme-build-cache"
+}
\`\`\`

\`threat-model/orders.yaml\` stays as it is:

\`\`\`yaml
name: Orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: [aws_ecs_service.api, aws_security_group.api]}
  db: {store: aws/rds-postgres, in: prod, holds: [orders], code: [aws_db_instance.orders, aws_security_group.db]}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
  save: {from: api, to: db, carries: [orders], via: postgres}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-07-31}
\`\`\`

\`threat-model/decisions/2026-11-19-build-cache.yaml\` is new:

\`\`\`yaml
component: aws_s3_bucket.build_cache
change: new-datastore
digest: "3643821c1359140a"
because: Holds compiled dependencies that are public anyway, and is emptied every night
by: ana
\`\`\`
<!-- /example -->

The digest ties the decision to this very value: port 22 next month is another change and needs another answer. With
\`until\`, the decision stops counting after that day.

For the repository as a whole the level can be lowered, and counts from the next pull request on:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/architecture-change-without-model: warning
\`\`\`

## Limits

* It reads what files declare. Changes made in a console, or by code at run time, are not seen.
* Values that only exist when the code runs (variables without a default, data sources) cannot be resolved: a change that rests on them is reported as possible, which never fails a run, or is not seen.
* A \`code\` address with \`*\` never answers a change: it would also answer the next one.
* Removed components and added controls are counted and are no findings.
* Examples, tests, vendored and generated files are not deployed and are passed over; they are listed in the output.
* A component is recognised by its address. Without a \`moved\` block, a renamed one can look like a new one.
`,"validation/architecture-changed-since-review":`# validation/architecture-changed-since-review

<!-- facts -->
Severity: error. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
Architecture that changed since the last review and that the model does not show.
<!-- /summary -->

What counts is the net difference: the architecture in the scope of the model as it was in the commit that brought the newest
entry of \`reviews\`, against the architecture now. What came and went again is no difference, and neither is what the model
shows by now or what a decision since the review answers. What remains is counted. One change that would fail a pull
request under validation/architecture-change-without-model is an error; more than five of the others are a warning.

## Why

A pull request is judged by what it changes, but not every change comes through one that was judged: an emergency, a push
past the check, a repository that adopted threatlint late, a rule that was off for a while. And many changes that each
weighed little can make another system of it. The Threat Modeling Manifesto asks for models that follow the system, and NIST
SP 800-218 (PW.1) for reviews of the design when it changes; a date alone cannot say whether that is due.

On a schedule the finding says that a review is due before its day. On a pull request it is only judged for the models whose
architecture the pull request changes, and what the pull request itself brings is left to
validation/architecture-change-without-model. In a merge queue it is never judged.

## Avoid

A store of data that appeared after the review, and that the model does not know:

<!-- example: fail-new-data-store -->
Committed on 2026-08-20:

\`infra/main.tf\`:

\`\`\`hcl
resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
data:
  orders: {class: confidential}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
reviews:
  - {date: 2026-08-19, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-10-05:

\`infra/main.tf\` changes:

\`\`\`diff
 resource "aws_ecs_service" "api" {
   name    = "orders-api"
   cluster = "prod"
 }
+
+resource "aws_s3_bucket" "exports" {
+  bucket = "orders-exports"
+}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:12 error the architecture changed since the review of 2026-08-19, and model \`orders\` does not show it: \`aws_s3_bucket.exports\` is a new data store
\`\`\`
<!-- /example -->

Many small changes:

<!-- example: fail-many-small-changes -->
Committed on 2026-08-20:

\`infra/main.tf\`:

\`\`\`hcl
resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
data:
  orders: {class: confidential}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
reviews:
  - {date: 2026-08-19, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-10-05:

\`infra/main.tf\` changes:

\`\`\`diff
 resource "aws_ecs_service" "api" {
   name    = "orders-api"
   cluster = "prod"
 }
+
+resource "aws_ecs_service" "billing" {
+  name    = "billing"
+  cluster = "prod"
+}
+
+resource "aws_ecs_service" "search" {
+  name    = "search"
+  cluster = "prod"
+}
+
+resource "aws_ecs_service" "stock" {
+  name    = "stock"
+  cluster = "prod"
+}
+
+resource "aws_ecs_service" "mail" {
+  name    = "mail"
+  cluster = "prod"
+}
+
+resource "aws_ecs_service" "returns" {
+  name    = "returns"
+  cluster = "prod"
+}
+
+resource "aws_ecs_service" "reports" {
+  name    = "reports"
+  cluster = "prod"
+}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:12 warning the architecture changed since the review of 2026-08-19, and model \`orders\` does not show it: \`aws_ecs_service.billing\` is a new process (and 5 more changes)
\`\`\`
<!-- /example -->

## Prefer

Show in the model what was built. The review need not wait for its day, and a model that shows everything needs none because
of this rule:

<!-- example: pass-model-shows-it -->
Committed on 2026-08-20:

\`infra/main.tf\`:

\`\`\`hcl
resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
data:
  orders: {class: confidential}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
reviews:
  - {date: 2026-08-19, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-10-05:

\`infra/main.tf\` changes:

\`\`\`diff
 resource "aws_ecs_service" "api" {
   name    = "orders-api"
   cluster = "prod"
 }
+
+resource "aws_s3_bucket" "exports" {
+  bucket = "orders-exports"
+}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 elements:
   shopper: {external: person}
   api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
+  exports: {store: aws/s3, in: prod, holds: [orders], code: aws_s3_bucket.exports}
 flows:
   order: {from: shopper, to: api, carries: [orders], via: https}
 threats:
 \u2026
\`\`\`
<!-- /example -->

## Options

| option | default | meaning |
|---|---|---|
| \`errors\` | 0 | How many changes may go unshown that would fail a pull request |
| \`others\` | 5 | How many other changes may go unshown |

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/architecture-changed-since-review: {level: error, errors: 2, others: 20}
\`\`\`

## When to suppress

Not at all: review the model, which takes everything before it as seen. A single change that needs no place in the model is
answered by a decision (\`threat-model/decisions/\`) with the same \`component\` and \`change\`, dated since the review.

## Limits

* A model that records no review has no state to compare with; its age is judged by validation/stale-model.
* The commit that brought the review is looked for on the first-parent line. A model that came into the repository with its
  reviews counts as reviewed in the state in which it came.
* It needs the history of \`threat-model/\` and the files as they were. In a checkout with a cut-off history that cannot be
  completed, the run says "not assessed".
* A decision counts here by component and kind of change, whatever the value; the value is judged by the pull request.
* Where two models claim a folder alike, a change counts as shown when one of them shows it.
`,"validation/baseline-entry-idle":`# validation/baseline-entry-idle

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
An entry of the baseline that excuses nothing.
<!-- /summary -->

Most often its finding has been closed: a notice. An entry of a rule that does not exist, of a rule whose findings cannot be kept, or
whose fingerprint was made up is a warning.

## Why

A baseline is a list of debts, and its length is the only figure of an adoption that everybody understands. It must not count what is
paid. And an entry that stays when its gap is closed would excuse the same gap when it comes back.

The pull request that closes a gap is told so and never fails for it, whatever level this rule is given.

## Avoid

<!-- example: fail-closed -->
\`threat-model/baseline.yaml\`:

\`\`\`yaml
version: 1
kept:
  "0cf4dfa8c5c61f6e": {rule: response/no-response, subject: orders/threats/token-replay, since: 2026-09-01}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
\`\`\`

What is reported:

\`\`\`text
threat-model/baseline.yaml:3:3 notice the baseline keeps \`response/no-response\` of \`orders/threats/token-replay\`, which is no longer found
\`\`\`
<!-- /example -->

What no baseline can keep:

<!-- example: fail-never-counts -->
\`threat-model/baseline.yaml\`:

\`\`\`yaml
version: 1
kept:
  "0123456789abcdef": {rule: response/no-response, subject: orders/threats/token-replay, since: 2026-09-01}
  "069cd1448ee9e945": {rule: threats/no-such-rule, subject: orders, since: 2026-09-01}
  "bd33d145561c71dd": {rule: validation/stale-model, subject: orders, since: 2026-09-01}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
\`\`\`

What is reported:

\`\`\`text
threat-model/baseline.yaml:3:3 warning the entry \`0123456789abcdef\` of the baseline is not the fingerprint of \`response/no-response\` of \`orders/threats/token-replay\`, so it excuses nothing
threat-model/baseline.yaml:4:3 warning the baseline keeps \`threats/no-such-rule\` of \`orders\`, and there is no such rule in this version of threatlint
threat-model/baseline.yaml:5:3 warning the baseline keeps \`validation/stale-model\` of \`orders\`, and findings of this rule cannot be kept: they are about a change, a date or the policy
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-still-there -->
\`threat-model/baseline.yaml\`:

\`\`\`yaml
version: 1
kept:
  "0cf4dfa8c5c61f6e": {rule: response/no-response, subject: orders/threats/token-replay, since: 2026-09-01}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Never: \`threatlint baseline --prune\` removes the entry.

## Limits

* While a file of the threat-model folder has mistakes, or a rule is off or could not look, nothing is said of closed findings.
* A finding that moves to another subject (a renamed threat) closes one entry and is new under its new name.
`,"validation/baseline-grown":`# validation/baseline-grown

<!-- facts -->
Severity: notice. Confidence: certain. Judges what a pull request changes. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A baseline that gains entries.
<!-- /summary -->

On a pull request, one finding names the entries that head has and base has not. They excuse nothing in that pull request: the
baseline that counts is the one at base.

## Why

A baseline that grows is a second way to say "later" beside responses, decisions and suppressions, and the only one without a
reason or an end. \`threatlint baseline\` refuses to make an existing one grow unless it is told to; whoever edits the file by hand, or adds the
first one, should see it in the review.

## Avoid

<!-- example: fail-entry-added -->
\`threat-model/baseline.yaml\` changes:

\`\`\`diff
 version: 1
 kept:
   "0cf4dfa8c5c61f6e": {rule: response/no-response, subject: orders/threats/token-replay, since: 2026-09-01}
+  "626aca7b8e70af8c": {rule: response/no-response, subject: orders/threats/other, since: 2026-09-01}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 threats:
 \u2026
     at: order
     stride: spoofing
     what: A stolen token is replayed by somebody else
+  other:
+    at: order
+    stride: tampering
+    what: An order is changed on its way
\`\`\`

\`threat-model/threatlint.yaml\` stays as it is:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
threat-model/baseline.yaml:4:3 notice the baseline gains an entry, which counts once this is merged: \`response/no-response\` of \`orders/threats/other\`
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-entry-removed -->
\`threat-model/baseline.yaml\` changes:

\`\`\`diff
 version: 1
-kept:
-  "0cf4dfa8c5c61f6e": {rule: response/no-response, subject: orders/threats/token-replay, since: 2026-09-01}
+kept: {}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 threats:
 \u2026
     at: order
     stride: spoofing
     what: A stolen token is replayed by somebody else
+    mitigate:
+      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
\`\`\`

\`threat-model/threatlint.yaml\` stays as it is:

\`\`\`yaml
version: 1
edition: 1
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

The first baseline of a repository is meant to be added. After that the level \`error\` keeps it from ever growing:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/baseline-grown: error
\`\`\`

## Limits

* Ten entries are named; of more only the number is told.
* An entry whose reason or date changes is not new.
`,"validation/decision-expired":`# validation/decision-expired

<!-- facts -->
Severity: error. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A decision that has run out: the debt is due.
<!-- /summary -->

A decision whose \`until\` has passed. In a pull request it is a notice, in a scheduled scan an error.

## Why

A decision with \`until\` is a debt: "the model will show this, not today". It answers the change until then and nothing afterwards, and somebody has to pay.

## Avoid

<!-- example: fail-debt -->
\`threat-model/decisions/2026-08-20-exports.yaml\`:

\`\`\`yaml
component: aws_s3_bucket.exports
change: new-datastore
digest: "0123456789abcdef"
because: the model follows with the next release
by: ana
until: 2026-10-31
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
threat-model/decisions/2026-08-20-exports.yaml:1:1 error the decision \`threat-model/decisions/2026-08-20-exports.yaml\` held until 2026-10-31
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-not-yet -->
\`threat-model/decisions/2026-08-20-exports.yaml\`:

\`\`\`yaml
component: aws_s3_bucket.exports
change: new-datastore
digest: "0123456789abcdef"
because: the model follows with the next release
by: ana
until: 2026-11-30
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Not at all. Change the model and remove the file, or decide again with a new day.

## Limits

Whether the model shows the change by now is not looked at: the file says that it must be.
`,"validation/decision-without-effect":`# validation/decision-without-effect

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A decision that the policy does not let count.
<!-- /summary -->

A decision file that is well formed and does not count: an emergency that the policy does not permit or that lasts too long, or any decision while the control file asks for CODEOWNERS
and base has none for the folder.

## Why

Who records a decision believes that it holds. An emergency is a way past a review, so it is short: five days from the date in its file's name, and only where the control file says
\`decisions: {emergency: true}\`.

## Avoid

<!-- example: fail-emergency-too-long -->
\`threat-model/decisions/2026-11-20-outage.yaml\`:

\`\`\`yaml
component: aws_s3_bucket.exports
change: new-datastore
digest: "0123456789abcdef"
because: the shop is down
by: ana
until: 2026-12-20
emergency: true
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
decisions: {emergency: true}
\`\`\`

What is reported:

\`\`\`text
threat-model/decisions/2026-11-20-outage.yaml:1:1 error the decision \`threat-model/decisions/2026-11-20-outage.yaml\` is an emergency until 2026-12-20, later than 5 days after 2026-11-20
\`\`\`
<!-- /example -->

<!-- example: fail-emergency-not-permitted -->
\`threat-model/decisions/2026-11-20-outage.yaml\`:

\`\`\`yaml
component: aws_s3_bucket.exports
change: new-datastore
digest: "0123456789abcdef"
because: the shop is down
by: ana
until: 2026-11-24
emergency: true
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
threat-model/decisions/2026-11-20-outage.yaml:1:1 error the decision \`threat-model/decisions/2026-11-20-outage.yaml\` is an emergency, which the policy does not permit
\`\`\`
<!-- /example -->

<!-- example: fail-unprotected -->
\`threat-model/decisions/2026-11-20-exports.yaml\`:

\`\`\`yaml
component: aws_s3_bucket.exports
change: new-datastore
digest: "0123456789abcdef"
because: public price lists
by: ana
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
decisions: {require-codeowners: true}
\`\`\`

What is reported:

\`\`\`text
threat-model/decisions/2026-11-20-exports.yaml:1:1 error the decision \`threat-model/decisions/2026-11-20-exports.yaml\` does not count, because CODEOWNERS at base does not cover the threat-model folder
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-emergency -->
\`threat-model/decisions/2026-11-20-outage.yaml\`:

\`\`\`yaml
component: aws_s3_bucket.exports
change: new-datastore
digest: "0123456789abcdef"
because: the shop is down
by: ana
until: 2026-11-25
emergency: true
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
decisions: {emergency: true, require-codeowners: true}
\`\`\`
<!-- /example -->

<!-- example: pass-decision -->
\`threat-model/decisions/2026-11-20-exports.yaml\`:

\`\`\`yaml
component: aws_s3_bucket.exports
change: new-datastore
digest: "0123456789abcdef"
because: public price lists
by: ana
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Not at all. Remove the file, or mend it as the remedy says.

## Limits

Whether the digest belongs to a change is known only while the change is being made: a decision for another value answers nothing and is not told of.
`,"validation/evidence-contradicted":`# validation/evidence-contradicted

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A mitigation that is done and whose component says otherwise.
<!-- /summary -->

A mitigation has \`done\` and \`evidence\` with \`code\`, and no component has that address, or an attribute of it has another value than the evidence
says. Every other key of the evidence is an attribute, by dotted path: \`rule.default_retention.mode\`,
\`spec.template.spec.containers.securityContext.readOnlyRootFilesystem\`. Every repeated block and list item on the way has to agree, or one of them by
its number; \`null\` asks that it is not set. A value that the files do not settle is a notice of confidence \`possible\`.

## Why

Configuration is where controls are lost: one line of a module is changed to make an old client work, and the threat that it answered is open again
without anybody having decided that. Evidence that names the attribute catches that line in the pull request that changes it, with the threat beside it.

It works for Terraform, Terraform plans, CloudFormation, Kubernetes and Compose. A literal, a local and a default that nothing overrides say what the value
is. What was broken at base already fails nobody's pull request.

## Avoid

<!-- example: fail-pull-request-weakens -->
\`infra/main.tf\` changes:

\`\`\`diff
 \u2026
 resource "aws_lb_listener" "https" {
   load_balancer_arn = aws_lb.main.arn
   port              = 443
-  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
+  ssl_policy        = "ELBSecurityPolicy-2016-08"
 }
\`\`\`

\`threat-model/orders.yaml\` stays as it is:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30, evidence: {code: aws_lb_listener.https, ssl_policy: ELBSecurityPolicy-TLS13-1-3-2021-06}}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:117 error mitigation \`tls13\` of threat \`downgrade\` is said to be done, but \`ssl_policy\` of \`aws_lb_listener.https\` is \`ELBSecurityPolicy-2016-08\` and not \`ELBSecurityPolicy-TLS13-1-3-2021-06\`: threat \`downgrade\` is open again
\`\`\`
<!-- /example -->

<!-- example: fail-wrong-address -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-3-2021-06"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30, evidence: {code: aws_lb_listener.http, ssl_policy: ELBSecurityPolicy-TLS13-1-3-2021-06}}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:82 error mitigation \`tls13\` of threat \`downgrade\` is said to be done, but nothing that is deployed is \`aws_lb_listener.http\`: threat \`downgrade\` is open again
\`\`\`
<!-- /example -->

<!-- example: fail-one-container-of-two -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`k8s/api.yaml\`:

\`\`\`yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: api
          image: api:1
          securityContext: {readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
        - name: sidecar
          image: sidecar:1
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra, k8s]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30, evidence: {code: Deployment/api, spec.template.spec.containers.securityContext.readOnlyRootFilesystem: true}}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:168 error mitigation \`tls13\` of threat \`downgrade\` is said to be done, but \`spec.template.spec.containers.securityContext.readOnlyRootF\u2026\` of \`Deployment/api\` is not set, and the evidence asks for \`true\`: threat \`downgrade\` is open again
\`\`\`
<!-- /example -->

<!-- example: fail-cannot-be-told -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  ssl_policy        = var.ssl_policy
}

variable "ssl_policy" {}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30, evidence: {code: aws_lb_listener.https, ssl_policy: ELBSecurityPolicy-TLS13-1-3-2021-06}}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:20:117 notice mitigation \`tls13\` of threat \`downgrade\` is said to be done, but nobody can tell from the code whether \`ssl_policy\` of \`aws_lb_listener.https\` is \`ELBSecurityPolicy-TLS13-1-3-2021-06\` (possible)
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-says-so -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}

resource "aws_lb_listener" "https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  ssl_policy        = local.policy
}

locals {
  policy = "ELBSecurityPolicy-TLS13-1-3-2021-06"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30, evidence: {code: aws_lb_listener.https, port: 443, load_balancer_arn: aws_lb.main.arn, ssl_policy: ELBSecurityPolicy-TLS13-1-3-2021-06}}
\`\`\`
<!-- /example -->

<!-- example: pass-every-container -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`k8s/api.yaml\`:

\`\`\`yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  template:
    spec:
      containers:
        - name: api
          image: api:1
          securityContext: {readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
        - name: sidecar
          image: sidecar:1
          securityContext: {readOnlyRootFilesystem: true}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra, k8s]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30, evidence: {code: Deployment/api, spec.template.spec.containers.securityContext.readOnlyRootFilesystem: true, spec.template.spec.containers.0.securityContext.capabilities.drop: ALL}}
\`\`\`
<!-- /example -->

<!-- example: pass-template-says-true -->
\`infra/main.tf\`:

\`\`\`hcl
resource "aws_lb" "main" {
  name = "orders"
}

resource "aws_db_instance" "orders" {
  identifier = "orders"
}
\`\`\`

\`stacks/uploads.yaml\`:

\`\`\`yaml
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Uploads:
    Type: AWS::S3::Bucket
    Properties:
      PublicAccessBlockConfiguration:
        BlockPublicPolicy: true
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra, stacks]
data:
  orders: {class: confidential}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  alb: {process: aws/alb, in: prod, code: aws_lb.main}
  db: {store: aws/rds-postgres, in: prod, holds: orders, code: aws_db_instance.orders}
flows:
  order: {from: shopper, to: alb, carries: orders, via: https}
threats:
  downgrade:
    at: order
    stride: information-disclosure
    what: A network attacker forces a weak cipher and reads orders
    mitigate:
      tls13: {what: Only TLS 1.3, owner: ana, done: 2026-09-30, evidence: {code: Uploads, PublicAccessBlockConfiguration.BlockPublicPolicy: true}}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Point the evidence to a place that says it, such as a file with \`path\` and \`contains\`. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/evidence-contradicted: off
\`\`\`

## Limits

* A list of plain values agrees where it contains the value.
* What steers the tool itself (\`lifecycle\`, \`count\`, \`DeletionPolicy\`) is not read: such an attribute is never certain.
* The value is that of the code, not that of what is deployed.
* A mitigation without \`done\` is not looked at.
`,"validation/evidence-missing":`# validation/evidence-missing

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A mitigation that is done and whose evidence is gone.
<!-- /summary -->

A mitigation has \`done\` and \`evidence\` with a \`path\`, and at head there is no such file or folder, or the file does not contain the text of
\`contains\`. Paths begin at the root of what is checked.

## Why

"Done" ages. The header is set in a file that is rewritten, the limit in one that is renamed, the alarm in one that is deleted, each for good
reasons by somebody who has never seen the threat model. Evidence ties the statement to the place that makes it true: the pull request that
takes the control away names the threat that it opens again, while the person who knows why is still at hand.

A file that is there and says what it should literally says so; nothing is inferred. What was broken at base already fails
nobody's pull request.

## Avoid

<!-- example: fail-pull-request-lengthens-the-life -->
\`config/auth.yaml\` changes:

\`\`\`diff
 issuer: https://id.acme.example
-token-lifetime: 5m
+token-lifetime: 24h
\`\`\`

\`threat-model/orders.yaml\` stays as it is:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life:
        what: Tokens live five minutes
        owner: ana
        done: 2026-09-30
        evidence: {path: config/auth.yaml, contains: "token-lifetime: 5m"}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:25:19 error mitigation \`short-life\` of threat \`token-replay\` is said to be done, but \`config/auth.yaml\` does not contain \`token-lifetime: 5m\`: threat \`token-replay\` is open again
\`\`\`
<!-- /example -->

<!-- example: fail-file-moved -->
\`services/auth/config.yaml\`:

\`\`\`yaml
token-lifetime: 5m
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life:
        what: Tokens live five minutes
        owner: ana
        done: 2026-09-30
        evidence: {path: config/auth.yaml, contains: "token-lifetime: 5m"}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:25:19 error mitigation \`short-life\` of threat \`token-replay\` is said to be done, but \`config/auth.yaml\` does not exist: threat \`token-replay\` is open again
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-there -->
\`config/auth.yaml\`:

\`\`\`yaml
token-lifetime: 5m
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life:
        what: Tokens live five minutes
        owner: ana
        done: 2026-09-30
        evidence: {path: config/auth.yaml, contains: "token-lifetime: 5m"}
\`\`\`
<!-- /example -->

<!-- example: pass-folder -->
\`config/auth.yaml\`:

\`\`\`yaml
token-lifetime: 5m
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life:
        what: Tokens live five minutes
        owner: ana
        done: 2026-09-30
        evidence: {path: config/}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

If the mitigation is still in place but can no longer be seen in a file, remove \`evidence\`. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/evidence-missing: warning
\`\`\`

## Limits

* Evidence with \`code\` and values of attributes is not looked at.
* \`contains\` is compared literally, in one file of at most 4 MiB; comments count like everything else.
* A mitigation without \`done\` may name a file that does not exist yet.
`,"validation/incident-without-review":`# validation/incident-without-review

<!-- facts -->
Severity: error. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
An incident after which nobody has reviewed the model.
<!-- /summary -->

The newest incident under \`validations\` needs a review of the same day or later, within 30 days.

## Why

An incident shows that the model was wrong somewhere: a threat was missing, a mitigation did not hold, an assumption broke. NIST SP 800-61
asks for a lessons-learned meeting within days of a major incident, while people remember. The review of the model is where its result goes.

## Avoid

<!-- example: fail-nobody-met -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-08-03, why: periodic, engineering: ana, security: li}
validations:
  - {date: 2026-09-20, kind: incident, by: on-call, confirmed: token-replay}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:19:12 error nobody has reviewed model \`example\` since the incident of 2026-09-20, 64 days ago; the limit is 30 days
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-reviewed -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-10-02, why: incident, engineering: ana, security: li}
validations:
  - {date: 2026-09-20, kind: incident, by: on-call, confirmed: token-replay}
\`\`\`
<!-- /example -->

## Options

| option | default | meaning |
| --- | --- | --- |
| \`days\` | 30 | Days from the incident to the review |

## When to suppress

Set \`days\` higher where incidents are closed slowly. On a pull request the finding is a notice, unless the pull request changes the architecture in the model's scope.

## Limits

* Only the newest incident is looked at.
* Any review counts, whatever its \`why\`.
`,"validation/looser-than-policy":`# validation/looser-than-policy

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A control file that is looser than the organisation's policy permits.
<!-- /summary -->

Compares the control file with the policy of the organisation (input \`policy\` of the Action, \`--policy\` of the command): every setting that is looser, and that the policy does not
name under \`overridable\`. The value of the policy counts. In the examples the policy is the file \`organisation-policy.yaml\`.

## Why

A policy that every repository can undo is advice. One that none can bend is ignored. So repositories tighten freely, and loosen what the organisation marked; the rest
is refused where it stands, so that nobody believes in a setting that does not count.

## Avoid

<!-- example: fail-observes -->
\`organisation-policy.yaml\`:

\`\`\`yaml
version: 1
mode: enforce
staleness: {grace: 7}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
mode: observe
staleness: {grace: 30}
ignore: [infra/legacy]
\`\`\`

What is reported:

\`\`\`text
threat-model/threatlint.yaml:3:7 error the organisation's policy does not permit \`mode\` \`enforce\` \u2192 \`observe\`; \`enforce\` counts
threat-model/threatlint.yaml:4:20 error the organisation's policy does not permit \`staleness.grace\` \`7\` \u2192 \`30\`; \`7\` counts
threat-model/threatlint.yaml:5:9 error the organisation's policy does not permit \`ignore\` adds \`infra/legacy\`; \`none\` counts
\`\`\`
<!-- /example -->

<!-- example: fail-rule-off -->
\`organisation-policy.yaml\`:

\`\`\`yaml
version: 1
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
rules:
  validation/stale-model: off
\`\`\`

What is reported:

\`\`\`text
threat-model/threatlint.yaml:4:27 error the organisation's policy does not permit \`rules.validation/stale-model\` \`error\` \u2192 \`off\`; \`error\` counts
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-overridable -->
\`organisation-policy.yaml\`:

\`\`\`yaml
version: 1
overridable: [staleness.grace, rules.validation/stale-model]
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
staleness: {grace: 30}
rules:
  validation/stale-model: notice
\`\`\`
<!-- /example -->

<!-- example: pass-tighter -->
\`organisation-policy.yaml\`:

\`\`\`yaml
version: 1
staleness: {grace: 7}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
preset: strict
staleness: {grace: 0}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Not at all. Ask for the key among \`overridable\` of the policy.

## Limits

What the policy does not say is as in the defaults, and the defaults bind as well. Options of rules have no order: any other value than the policy's needs leave.
`,"validation/missed-threat":`# validation/missed-threat

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
Something that a test or an incident found and that no threat of the model covers.
<!-- /summary -->

Every entry of \`missed\` under \`validations\` names with \`threat\` the threat that covers it by now. One without, or with an id that the model does not have, is a finding.

## Why

A penetration test, a red team and an incident are the only outside opinions that a model ever gets. What they found and the model
did not have is the measure of the model, and the Threat Modeling Manifesto asks for exactly this question: did we do a good enough job? A
finding that is fixed in code and never enters the model is found again by the next test, in the next service.

## Avoid

<!-- example: fail-found-and-not-modelled -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
validations:
  - date: 2026-10-12
    kind: pentest
    by: Example Security
    confirmed: token-replay
    missed:
      - {what: The order id in the address can be counted up to see other orders}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:22:16 error the pentest of 2026-10-12 found what the model did not have, \`The order id in the address can be counted up to see other \u2026\`, and no threat of the model covers it
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-covered-by-now -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  order-enumeration:
    at: order
    stride: information-disclosure
    what: Somebody counts up the order id and reads the orders of others
    mitigate:
      owner-check: {what: Orders are read by their owner alone, owner: ana, due: 2026-12-15}
validations:
  - date: 2026-10-12
    kind: pentest
    by: Example Security
    confirmed: token-replay
    missed:
      - {what: The order id in the address can be counted up to see other orders, threat: order-enumeration}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no good reason to: what turned out not to be a threat does not belong under \`missed\`.

## Limits

* Whether the threat that is named covers what was found is for a person to say.
* The age of the test does not matter.
`,"validation/policy-loosened":`# validation/policy-loosened

<!-- facts -->
Severity: notice. Confidence: certain. Judges what a pull request changes. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A pull request after which less is demanded.
<!-- /summary -->

One notice for each thing of which less is demanded once the pull request is merged: settings of the control file, a model's criticality, scope and methods, a model that is removed or
marked as generated, files that \`.gitattributes\` newly takes for generated.

## Why

The policy of the base commit judges a pull request, so nothing of this helps the pull request that brings it. It helps the next one. Who reviews should not have to know which
direction is which.

## Avoid

<!-- example: fail-control-file -->
\`threat-model/threatlint.yaml\` changes:

\`\`\`diff
 version: 1
 edition: 1
+mode: observe
+ignore: [infra/legacy]
+rules:
+  validation/stale-model: off
\`\`\`

What is reported:

\`\`\`text
threat-model/threatlint.yaml:3:7 notice this pull request loosens the policy: \`mode\` \`enforce\` \u2192 \`observe\`
threat-model/threatlint.yaml:4:9 notice this pull request loosens the policy: \`ignore\` adds \`infra/legacy\`
threat-model/threatlint.yaml:6:27 notice this pull request loosens the policy: \`rules.validation/stale-model\` \`error\` \u2192 \`off\`
\`\`\`
<!-- /example -->

<!-- example: fail-model -->
\`threat-model/orders.yaml\` changes:

\`\`\`diff
 name: Orders
 owner: acme/orders
-criticality: high
-scope: [services, infra]
+criticality: low
+scope: [services]
 elements:
   api: {process: api}
\`\`\`

\`threat-model/threatlint.yaml\` stays as it is:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:1:1 notice this pull request loosens the policy: model \`orders\` lowers its criticality from \`high\` to \`low\`
threat-model/orders.yaml:4:9 notice this pull request loosens the policy: model \`orders\` leaves out \`infra\` of its scope
\`\`\`
<!-- /example -->

<!-- example: fail-generated -->
\`threat-model/threatlint.yaml\` stays as it is:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

\`.gitattributes\` is new:

\`\`\`
infra/** linguist-generated
\`\`\`

What is reported:

\`\`\`text
.gitattributes:1:1 notice this pull request loosens the policy: \`.gitattributes\` takes \`infra/**\` for generated or vendored
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-tighter -->
\`threat-model/threatlint.yaml\` changes:

\`\`\`diff
 version: 1
 edition: 1
+preset: strict
+staleness: {grace: 7}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Not at all: rules under \`validation/\` cannot be suppressed.

## Limits

Decisions that are added are listed where they answer a change. Options of rules have no order, so each change of one is told.
`,"validation/policy-unprotected":`# validation/policy-unprotected

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A threat-model folder that CODEOWNERS does not cover.
<!-- /summary -->

Reads CODEOWNERS as GitHub does (\`.github/\`, the top folder, \`docs/\`: the first that exists; the last line that matches decides) and asks whether the control file, the baseline and
the decisions have an owner. A repository without any CODEOWNERS is told only under the preset \`strict\`, or where the control file says \`decisions: {require-codeowners: true}\`.

## Why

Decisions, the baseline and the control file say what counts. Where anybody with write access can merge a change of them, they say what anybody wants.

## Avoid

<!-- example: fail-other-folders -->
\`.github/CODEOWNERS\`:

\`\`\`
/infra/ @acme/platform
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
.github/CODEOWNERS:1:1 warning \`.github/CODEOWNERS\` gives \`threat-model/threatlint.yaml\`, \`threat-model/baseline.yaml\`, \`threat-model/decisions/\` no owner
\`\`\`
<!-- /example -->

<!-- example: fail-last-match-has-none -->
\`CODEOWNERS\`:

\`\`\`
* @acme/security
/threat-model/decisions/
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
CODEOWNERS:1:1 warning \`CODEOWNERS\` gives \`threat-model/decisions/\` no owner
\`\`\`
<!-- /example -->

<!-- example: fail-demanded -->
\`\`\`yaml
version: 1
edition: 1
decisions: {require-codeowners: true}
\`\`\`

What is reported:

\`\`\`text
.github/CODEOWNERS:1:1 warning no CODEOWNERS file gives \`threat-model/threatlint.yaml\`, \`threat-model/baseline.yaml\`, \`threat-model/decisions/\` an owner
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-covered -->
\`.github/CODEOWNERS\`:

\`\`\`
* @acme/platform
/threat-model/ @acme/security
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
edition: 1
\`\`\`
<!-- /example -->

<!-- example: pass-no-owners-at-all -->
\`\`\`yaml
version: 1
edition: 1
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Not at all. Where another ruleset protects the folder, set the rule to \`off\`.

## Limits

Whether reviews of code owners are required, and whether the owners exist and may write, is known to GitHub alone.
`,"validation/report-missing":`# validation/report-missing

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A test or incident whose report is not in the repository.
<!-- /summary -->

What an entry of \`validations\` names under \`evidence\` must be a file of the repository.

## Why

A record of a test is believed because of its report. A path to a file that was moved or never added is a claim without support, and an
auditor who follows it stops believing the others.

## Avoid

<!-- example: fail-report-moved -->
\`docs/security/pentest-2026.md\`:

\`\`\`markdown
# Report
\`\`\`

\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
validations:
  - {date: 2026-10-12, kind: pentest, by: Example Security, evidence: docs/pentest-2026.md}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:17:71 error the report of the pentest of 2026-10-12, \`docs/pentest-2026.md\`, does not exist
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-report-there -->
\`docs/pentest-2026.md\`:

\`\`\`markdown
# Report
\`\`\`

\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
validations:
  - {date: 2026-10-12, kind: pentest, by: Example Security, evidence: docs/pentest-2026.md}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Leave \`evidence\` out where the report must not lie in the repository, and say in \`notes\` where it is kept.

## Limits

* What the report says is not read.
* Folders do not count: name a file.
`,"validation/review-date-changed":`# validation/review-date-changed

<!-- facts -->
Severity: error. Confidence: certain. Judges what a pull request changes. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A recorded review that a pull request dates later or takes away.
<!-- /summary -->

Compares the \`reviews\` of base and head: a date that is gone while a later one has appeared in its place, or all reviews gone. A correction to an
earlier day is fine, and so is one of a day that lay in the future.

## Why

The newest review sets the clock of a model. Moving its date to today makes a model fresh that nobody has looked at, and leaves no trace
but a line in the history of a file. Removing all reviews does the same: a model without any is as old as its last commit.

Reviews are a log. A new one is a new entry, which keeps who took part in each.

## Avoid

<!-- example: fail-dated-later -->
\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 threats:
 \u2026
       short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
 reviews:
   - {date: 2026-03-02, why: initial, engineering: ana, security: li}
-  - {date: 2026-08-17, why: periodic, engineering: ana, security: li}
+  - {date: 2026-11-16, why: periodic, engineering: ana, security: li}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:24:12 error the review of 2026-08-17 is replaced by one of 2026-11-16
\`\`\`
<!-- /example -->

<!-- example: fail-all-removed -->
\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 threats:
 \u2026
     what: A stolen token is replayed by somebody else
     mitigate:
       short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
-reviews:
-  - {date: 2026-03-02, why: initial, engineering: ana, security: li}
-  - {date: 2026-08-17, why: periodic, engineering: ana, security: li}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:1:1 error the review of 2026-03-02 is gone, and model \`orders\` records no other
threat-model/orders.yaml:1:1 error the review of 2026-08-17 is gone, and model \`orders\` records no other
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-new-review -->
\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 reviews:
   - {date: 2026-03-02, why: initial, engineering: ana, security: li}
   - {date: 2026-08-17, why: periodic, engineering: ana, security: li}
+  - {date: 2026-11-16, why: periodic, engineering: noor, security: li}
\`\`\`
<!-- /example -->

<!-- example: pass-corrected-to-an-earlier-day -->
\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 threats:
 \u2026
       short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
 reviews:
   - {date: 2026-03-02, why: initial, engineering: ana, security: li}
-  - {date: 2026-08-17, why: periodic, engineering: ana, security: li}
+  - {date: 2026-08-14, why: periodic, engineering: ana, security: li}
+  - {date: 2026-11-16, why: periodic, engineering: noor, security: li}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A date that was typed too early can be left, with a note, and the right one added as an entry. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/review-date-changed: warning
\`\`\`

## Limits

* A review that is removed while others remain is not reported: the model only looks older.
* Who took part in a review can be changed unseen.
`,"validation/review-in-the-future":`# validation/review-in-the-future

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A review that is dated on a day to come.
<!-- /summary -->

A review is dated more than a day after today, in UTC.

## Why

A review that has not taken place vouches for nothing, and its date would stop the clock until then. Mostly it is a planned meeting that was
entered early, or a slip in the year.

## Avoid

<!-- example: fail-planned-review -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-03-02, why: initial, engineering: ana, security: li}
  - {date: 2027-01-18, why: periodic, engineering: ana, security: li}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:24:12 error a review of model \`example\` is dated 2027-01-18, and today is 2026-11-23
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-past -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-03-02, why: initial, engineering: ana, security: li}
  - {date: 2026-11-16, why: periodic, engineering: ana, security: li}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

There is no exception. Planned reviews belong into a calendar, or into \`notes\`.

## Limits

* A review that is dated in the past and did not take place looks like any other; validation/stale-model discounts those that landed late.
`,"validation/review-without-roles":`# validation/review-without-roles

<!-- facts -->
Severity: error. Confidence: certain. Judges what a commit says. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A review in which a role was missing.
<!-- /summary -->

Only the newest review is judged. It names \`engineering\`, and at least two people. A review of a model with \`criticality: high\` or
\`critical\`, unless its \`why\` is \`change\` or \`incident\`, also names \`security\`, and one of \`product\` and \`operations\`, each of the three another
person; where flows carry personal data, it names \`privacy\`.

## Why

Who is in the room decides what is found. Without somebody who builds the system, the model describes the system of a year ago; without
security, the attacks are those that the builders have thought of already; without product or operations, nobody knows what an outage
costs or how it is run. The Threat Modeling Manifesto asks for varied viewpoints, and warns of the hero threat modeler.

Small teams have one person for several of these, hence the rule is part of the preset \`strict\`.

## Avoid

<!-- example: fail-high-criticality -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
criticality: high
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-11-16, why: periodic, engineering: ana, security: li}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:24:12 error the review of 2026-11-16 lacks \`product\` or \`operations\`, and \`privacy\`, since personal data flow
\`\`\`
<!-- /example -->

<!-- example: fail-no-engineer -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
criticality: high
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-11-16, why: change, security: li, product: sam}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:24:12 error the review of 2026-11-16 lacks \`engineering\`
\`\`\`
<!-- /example -->

One person in two of the three roles of a periodic review:

<!-- example: fail-two-roles -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
criticality: high
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-08-17, why: periodic, engineering: ana}
  - {date: 2026-11-16, why: periodic, engineering: ana, security: li, operations: ana, privacy: kim}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:25:12 error the review of 2026-11-16 lacks another person for \`product\` or \`operations\`, since \`ana\` has another role
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-all-roles -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
criticality: high
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-08-17, why: periodic, engineering: ana}
  - {date: 2026-11-16, why: periodic, engineering: ana, security: li, operations: noor, privacy: kim}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

<!-- example: pass-change -->
\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
owner: acme/orders
criticality: high
scope: [infra]
data:
  orders: {class: confidential, personal: true}
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
  db: {store: aws/rds-postgres, in: prod, holds: orders}
flows:
  order: {from: shopper, to: api, carries: orders, via: https}
  save: {from: api, to: db, carries: orders}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
reviews:
  - {date: 2026-11-16, why: change, engineering: ana, security: li}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

A review cannot be made complete afterwards, but by another, with those who were missing. For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/review-without-roles: warning
\`\`\`

## Limits

* Names are taken at their word.
* Earlier reviews are not judged.
`,"validation/reviews-without-change":`# validation/reviews-without-change

<!-- facts -->
Severity: warning. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
Reviews in a row that left the model as it was while the architecture changed.
<!-- /summary -->

A review counts here when the commit that brought it, and all commits back to the first of the row, left everything in the model but \`reviews\` as it was,
and when the architecture in the scope of the model is another at the last of them than at the first.

## Why

A review can be a date that is added on the last day. Nobody can see from outside whether people looked, but a row of reviews
that never found anything to change in the model of a system that did change is the surest sign that they did not. The Threat
Modeling Manifesto values a culture of finding and fixing design issues over checkbox compliance.

## Avoid

<!-- example: fail-signed-unseen -->
Committed on 2025-11-20:

\`infra/main.tf\`:

\`\`\`hcl
resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
data:
  orders: {class: confidential}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
reviews:
  - {date: 2025-11-20, why: initial, engineering: ana, security: li}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
rules:
  validation/reviews-without-change: warning
\`\`\`

Committed on 2026-02-18:

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 threats:
 \u2026
       short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
 reviews:
   - {date: 2025-11-20, why: initial, engineering: ana, security: li}
+  - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-05-20:

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 reviews:
   - {date: 2025-11-20, why: initial, engineering: ana, security: li}
   - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
+  - {date: 2026-05-20, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-08-19:

\`infra/main.tf\` changes:

\`\`\`diff
 resource "aws_ecs_service" "api" {
   name    = "orders-api"
   cluster = "prod"
 }
+
+resource "aws_s3_bucket" "exports" {
+  bucket = "orders-exports"
+}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 reviews:
   - {date: 2025-11-20, why: initial, engineering: ana, security: li}
   - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
   - {date: 2026-05-20, why: periodic, engineering: ana, security: li}
+  - {date: 2026-08-19, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-11-18:

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 reviews:
 \u2026
   - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
   - {date: 2026-05-20, why: periodic, engineering: ana, security: li}
   - {date: 2026-08-19, why: periodic, engineering: ana, security: li}
+  - {date: 2026-11-18, why: periodic, engineering: ana, security: li}
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:24:12 warning the last 4 reviews of model \`orders\`, since 2026-02-18, changed nothing in it, while its architecture changed: \`aws_s3_bucket.exports\` is a new data store
\`\`\`
<!-- /example -->

## Prefer

Let the review end in a model of the system as it is:

<!-- example: pass-model-changed-with-it -->
Committed on 2025-11-20:

\`infra/main.tf\`:

\`\`\`hcl
resource "aws_ecs_service" "api" {
  name    = "orders-api"
  cluster = "prod"
}
\`\`\`

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
data:
  orders: {class: confidential}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, carries: [orders], via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
reviews:
  - {date: 2025-11-20, why: initial, engineering: ana, security: li}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
rules:
  validation/reviews-without-change: warning
\`\`\`

Committed on 2026-02-18:

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 threats:
 \u2026
       short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
 reviews:
   - {date: 2025-11-20, why: initial, engineering: ana, security: li}
+  - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-05-20:

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 reviews:
   - {date: 2025-11-20, why: initial, engineering: ana, security: li}
   - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
+  - {date: 2026-05-20, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-08-19:

\`infra/main.tf\` changes:

\`\`\`diff
 resource "aws_ecs_service" "api" {
   name    = "orders-api"
   cluster = "prod"
 }
+
+resource "aws_s3_bucket" "exports" {
+  bucket = "orders-exports"
+}
\`\`\`

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 elements:
   shopper: {external: person}
   api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
+  exports: {store: aws/s3, in: prod, holds: [orders], code: aws_s3_bucket.exports}
 flows:
   order: {from: shopper, to: api, carries: [orders], via: https}
 threats:
 \u2026
 reviews:
   - {date: 2025-11-20, why: initial, engineering: ana, security: li}
   - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
   - {date: 2026-05-20, why: periodic, engineering: ana, security: li}
+  - {date: 2026-08-19, why: periodic, engineering: ana, security: li}
\`\`\`

Committed on 2026-11-18:

\`threat-model/orders.yaml\` changes:

\`\`\`diff
 \u2026
 reviews:
 \u2026
   - {date: 2026-02-18, why: periodic, engineering: ana, security: li}
   - {date: 2026-05-20, why: periodic, engineering: ana, security: li}
   - {date: 2026-08-19, why: periodic, engineering: ana, security: li}
+  - {date: 2026-11-18, why: periodic, engineering: ana, security: li}
\`\`\`
<!-- /example -->

## Options

| option | default | meaning |
|---|---|---|
| \`reviews\` | 3 | From how many such reviews in a row it is reported |

Outside the preset \`strict\` it is switched on by its level:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/reviews-without-change: {level: warning, reviews: 4}
\`\`\`

## When to suppress

For the whole repository:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/reviews-without-change: off
\`\`\`

## Limits

* Only the newest six reviews are looked at.
* A model that was changed between two reviews starts a new row, even where the change was a corrected typo.
* Reviews of a model that came into the repository together with them cannot be traced, and count for nothing.
* It needs the history of \`threat-model/\` and the files as they were.
`,"validation/scan-too-old":`# validation/scan-too-old

<!-- facts -->
Severity: warning. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A scanner whose newest report is too old to say anything of today.
<!-- /summary -->

Of the entries of \`validations\` with \`kind: scan\`, the newest of each scanner (\`by\`) must be at most 92 days old.

## Why

A scan says something of the day on which it ran. A model that rests on a report of last year rests on the libraries, images and settings
of last year. PCI DSS asks for scans at least once every three months; the limit here is the same.

## Avoid

<!-- example: fail-report-of-spring -->
\`reports/trivy.json\`:

\`\`\`json
{}
\`\`\`

\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
validations:
  - {date: 2026-02-02, kind: scan, by: trivy}
  - {date: 2026-05-04, kind: scan, by: trivy, evidence: reports/trivy.json}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:18:12 warning the newest scan by \`trivy\` that model \`example\` records is 203 days old; the limit is 92 days
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-scanned-lately -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
validations:
  - {date: 2026-05-04, kind: scan, by: trivy}
  - {date: 2026-11-02, kind: scan, by: trivy}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`
<!-- /example -->

## Options

| option | default | meaning |
| --- | --- | --- |
| \`days\` | 92 | Days for which a report of a scanner counts |

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/scan-too-old: warning
\`\`\`

## Limits

* The date is that of the entry: the report itself is not read.
* A scanner that was replaced is told of until its last entry is removed.
`,"validation/stale-model":`# validation/stale-model

<!-- facts -->
Severity: error. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model whose last review is too long ago.
<!-- /summary -->

The clock starts at the newest entry of \`reviews\`. A model may go 366 days without one, a model of \`criticality: high\` or
\`critical\` 92 days, and 14 days of grace are added to both. The first review of a model is due earlier: somewhere in the second half of that
time, by a hash of the model's id, so that the models of a newly adopted repository do not all become due in one week.

## Why

Architecture changes one small pull request at a time, and a model that was right at launch is wrong a year later without
any one change being to blame. The Threat Modeling Manifesto values continuous refinement over a single delivery; the usual
rhythm is a review every quarter for what is critical and every year for the rest, besides those that a change calls for.

The clock is the review, not the file's last commit. A corrected typo, a renamed id or a change that another rule asked for
would otherwise pass for a review. Commits count only for a model that records no review at all, so that a new model has
time for its first one. And a review counts only when it landed within 30 days of its date, so that a row
of dates cannot be written on the eve of an audit.

Age says nothing about the quality of a model, and blocking everybody's work because of a date makes people hate the date.
A stale model therefore fails the scheduled scan. On a pull request it fails only one that changes the architecture of that
model, since then the people who know the change are at hand; otherwise it is a notice. In a merge queue it is never judged.

## Avoid

<!-- example: fail-reviewed-long-ago -->
\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
reviews:
  - {date: 2025-08-20, why: initial, engineering: ana, security: li}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:18:12 error model \`example\` was last reviewed 460 days ago, on 2025-08-20; the limit is 380 days
\`\`\`
<!-- /example -->

A model that records no review is as old as its last commit:

<!-- example: fail-no-review-and-old-commit -->
Committed on 2025-08-20:

\`threat-model/orders.yaml\`:

\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
\`\`\`

Committed on 2026-11-16:

\`README.md\` is new:

\`\`\`markdown
Orders of the shop.
\`\`\`

What is reported:

\`\`\`text
threat-model/orders.yaml:1:1 error model \`orders\` records no review, and was not changed in the last 358 days; the limit is 358 days
\`\`\`
<!-- /example -->

## Prefer

Review the model with those who build the system, and record it. Who took part is as useful to know as the day:

<!-- example: pass-reviewed -->
\`\`\`yaml
name: Orders
scope: [infra]
boundaries:
  prod: {kind: account}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod, code: aws_ecs_service.api}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2025-07-31}
reviews:
  - {date: 2025-08-20, why: initial, engineering: ana, security: li}
  - {date: 2026-11-10, why: periodic, engineering: ana, security: li}
\`\`\`
<!-- /example -->

## Options

None of its own. The limits are policy of the whole repository, in the control file. These are the defaults:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
staleness:
  days: {low: 366, moderate: 366, high: 92, critical: 92}
  grace: 14
  block: with-changes   # always: fails every pull request while a model is stale
\`\`\`

A model without \`criticality\` counts as moderate.

## When to suppress

There is no exception for a single model: a system that changes slowly can have a lower \`criticality\`, or the repository
longer limits. For a system that has been shut down, remove its model; git keeps it.

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/stale-model: warning
\`\`\`

## Limits

* A date is taken at its word: the rule cannot know whether a review took place, or was any good.
* It needs the history of \`threat-model/\` unless the reviews alone settle the matter. In a checkout with a cut-off history that cannot be completed, the run says "not assessed", never "fresh".
* A model that has not been committed yet has no age.
`,"validation/suppression-without-effect":`# validation/suppression-without-effect

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A suppression that is unused, has run out, or cannot work.
<!-- /summary -->

A suppression, as a comment \`# threatlint-ignore <rule>: <reason> [until <date>]\` or an entry of \`suppress\`, that hides nothing, whose day has passed, that gives no reason, or that names a
rule which does not exist or cannot be suppressed.

## Why

A suppression outlives what it was written for, and then hides the next defect of the kind. One that is misspelt hides nothing, while its author believes it does.

Rules under \`validation/\` cannot be suppressed: they say whether the work was done and whether the policy holds.

## Avoid

<!-- example: fail-unused -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [services]
elements:
  api: {process: api}
threats:
  # threatlint-ignore response/no-response: the gateway does it
  replay:
    at: api
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:7:3 warning the suppression of \`response/no-response\` hides nothing any more
\`\`\`
<!-- /example -->

<!-- example: fail-expired -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [services]
elements:
  api: {process: api}
threats:
  # threatlint-ignore response/no-response: the gateway comes in October until 2026-10-31
  replay:
    at: api
    stride: spoofing
    what: A stolen token is replayed by somebody else
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:7:3 warning the suppression of \`response/no-response\` held until 2026-10-31
\`\`\`
<!-- /example -->

<!-- example: fail-misspelt -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [services]
elements:
  api: {process: api}
threats:
  # threatlint-ignore response/no-responce: the gateway does it
  replay:
    at: api
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:7:3 warning the suppression of \`response/no-responce\` names no rule
\`\`\`
<!-- /example -->

<!-- example: fail-cannot-be-suppressed -->
\`\`\`yaml
# threatlint-ignore validation/stale-model: we are busy
name: Orders
owner: acme/orders
scope: [services]
elements:
  api: {process: api}
threats:
  replay:
    at: api
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:1:1 warning the suppression of \`validation/stale-model\` has no effect: rules under \`validation/\` cannot be suppressed
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-used -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [services]
elements:
  api: {process: api}
threats:
  # threatlint-ignore response/no-response: the gateway does it until 2027-01-31
  replay:
    at: api
    stride: spoofing
    what: A stolen token is replayed by somebody else
\`\`\`
<!-- /example -->

<!-- example: pass-in-a-text -->
\`\`\`yaml
name: Orders
owner: acme/orders
scope: [services]
elements:
  api: {process: api}
threats:
  replay:
    at: api
    stride: spoofing
    what: "A stolen # threatlint-ignore threats/x: token is replayed by somebody else"
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Not at all. Remove the suppression.

## Limits

Of a rule that did not run (switched off, or not assessed) nobody knows whether it would find something: its suppressions are left alone.
`,"validation/unsigned-draft":`# validation/unsigned-draft

<!-- facts -->
Severity: notice. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
Content that a program drafted and that no person has signed.
<!-- /summary -->

Content with \`generated: true\` and without \`signed-by\` counts for nothing: a drafted threat covers no category, a drafted mitigation is no
response, a drafted element answers no change of the architecture. This rule says once for each model that there is such content.

## Why

A program drafts a plausible model in seconds, and plausible is what nobody reads again. Shostack and others put the value of threat modelling
into the thinking and the conversation, and not into the document. A name under \`signed-by\` says that one person has read the draft, corrected it and
stands by it.

## Avoid

<!-- example: fail-drafted-threat -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    generated: true
    mitigate:
      limit: {what: Limits per caller, owner: ana, due: 2026-12-15}
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:16:3 notice threat \`order-flood\` of model \`example\` is a draft of a program that nobody has signed, and counts for nothing
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-signed -->
\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
  order-flood:
    at: order
    stride: denial-of-service
    what: A script places orders until the queue is full
    generated: true
    signed-by: ana
    mitigate:
      limit: {what: Limits per caller, owner: ana, due: 2026-12-15, generated: true, signed-by: li}
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Sign the draft or remove it; both are done sooner than a suppression is written.

## Limits

* Only what says \`generated: true\` is known to be a draft.
* Whether the person has read it is between that person and the team.
`,"validation/upstream-changed":`# validation/upstream-changed

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a commit says. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model that is relied on and says something else than when somebody looked.
<!-- /summary -->

\`seen\` of an entry of \`relies-on\` is the digest of the other model as it was when somebody last looked. The digest is of what the model says: its
formatting, comments, reviews and fields that begin with \`x-\` do not count. Where the model says something else today, somebody has to look again. Without \`seen\` the
finding is a notice.

## Why

The assumption that breaks is usually somebody else's decision. A platform team that opens a network between tenants updates its own model, and each
team that relied on the separation has to hear of it. The digest makes that a line in a review instead of a rumour.

## Avoid

<!-- example: fail-changed -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 0d5b2f1c9a7e4438}
\`\`\`

\`threat-model/upstream.lock.yaml\`:

\`\`\`yaml
version: 1
models:
  acme/platform#cluster:
    commit: 4c1f7f9d6f2b0a7f3d1f3f1b9e7a64c1de8b2a90
    digest: 3f9a4c8e21d07b65
    fetched: 2026-11-20
    owner: acme/platform
    criticality: high
    reviewed: 2026-10-02
    assumptions:
      nodes: Nodes are patched within a week
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:17:82 warning model \`acme/platform#cluster\`, which model \`example\` relies on, says something else than when somebody looked
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-seen -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 3f9a4c8e21d07b65}
\`\`\`

\`threat-model/upstream.lock.yaml\`:

\`\`\`yaml
version: 1
models:
  acme/platform#cluster:
    commit: 4c1f7f9d6f2b0a7f3d1f3f1b9e7a64c1de8b2a90
    digest: 3f9a4c8e21d07b65
    fetched: 2026-11-20
    owner: acme/platform
    criticality: high
    reviewed: 2026-10-02
    assumptions:
      nodes: Nodes are patched within a week
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Write the new digest once you have looked: that is what the rule asks for.

## Limits

* Which of the changes matter is for a person to say: \`threatlint diff\` in the other repository shows them.
`,"validation/upstream-stale":`# validation/upstream-stale

<!-- facts -->
Severity: warning. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A lock of upstream models that nothing has refreshed for long.
<!-- /summary -->

What the lock says of the models that are relied on was fetched at most 35 days ago.

## Why

Only the scan refreshes the lock. A scan that fails for want of access, or was turned off, leaves a lock that says every day that nothing has
changed. The age of the lock is the only place where that shows.

## Avoid

<!-- example: fail-scan-stopped -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 3f9a4c8e21d07b65}
\`\`\`

\`threat-model/upstream.lock.yaml\`:

\`\`\`yaml
version: 1
models:
  acme/platform#cluster:
    commit: 4c1f7f9d6f2b0a7f3d1f3f1b9e7a64c1de8b2a90
    digest: 3f9a4c8e21d07b65
    fetched: 2026-09-07
    owner: acme/platform
    criticality: high
    reviewed: 2026-10-02
    assumptions:
      nodes: Nodes are patched within a week
\`\`\`

What is reported:

\`\`\`text
threat-model/upstream.lock.yaml:3:3 warning \`acme/platform#cluster\` was last fetched 77 days ago; the limit is 35 days
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-fresh -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 3f9a4c8e21d07b65}
\`\`\`

\`threat-model/upstream.lock.yaml\`:

\`\`\`yaml
version: 1
models:
  acme/platform#cluster:
    commit: 4c1f7f9d6f2b0a7f3d1f3f1b9e7a64c1de8b2a90
    digest: 3f9a4c8e21d07b65
    fetched: 2026-11-20
    owner: acme/platform
    criticality: high
    reviewed: 2026-10-02
    assumptions:
      nodes: Nodes are patched within a week
\`\`\`
<!-- /example -->

## Options

| option | default | meaning |
| --- | --- | --- |
| \`days\` | 35 | Days after which what was fetched is too old |

## When to suppress

Set \`days\` higher where scans are run seldom on purpose.

## Limits

* One finding for the whole lock, at its oldest entry.
* Entries that no model relies on do not count.
`,"validation/upstream-unreviewed":`# validation/upstream-unreviewed

<!-- facts -->
Severity: warning. Confidence: certain. Judges what the calendar does. Since edition 1, preset \`strict\`.
<!-- /facts -->

## Summary

<!-- summary -->
A model that is relied on and that its own team has not reviewed for long.
<!-- /summary -->

A model that is relied on was last reviewed within the limit that holds for the model that relies on it, by the lock.

## Why

A system is not better looked after than what it stands on. Where a critical service rests on a platform whose model nobody has opened for two years,
the risk is the service's, and its owner is the one who can ask.

## Avoid

<!-- example: fail-two-years -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 3f9a4c8e21d07b65}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

\`threat-model/upstream.lock.yaml\`:

\`\`\`yaml
version: 1
models:
  acme/platform#cluster:
    commit: 4c1f7f9d6f2b0a7f3d1f3f1b9e7a64c1de8b2a90
    digest: 3f9a4c8e21d07b65
    fetched: 2026-11-20
    owner: acme/platform
    criticality: high
    reviewed: 2024-10-02
    assumptions:
      nodes: Nodes are patched within a week
\`\`\`

What is reported:

\`\`\`text
threat-model/example.yaml:17:13 warning model \`acme/platform#cluster\`, which model \`example\` relies on, was last reviewed 782 days ago; the limit for this model is 380 days
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-reviewed -->
\`threat-model/example.yaml\`:

\`\`\`yaml
name: Orders
boundaries:
  prod: {kind: account, provider: aws, region: eu-west-1}
elements:
  shopper: {external: person}
  api: {process: aws/ecs, in: prod}
flows:
  order: {from: shopper, to: api, via: https}
threats:
  token-replay:
    at: order
    stride: spoofing
    what: A stolen token is replayed by somebody else
    mitigate:
      short-life: {what: Tokens live five minutes, owner: ana, done: 2026-09-30}
relies-on:
  - {model: "acme/platform#cluster", for: Nodes that keep workloads apart, seen: 3f9a4c8e21d07b65}
\`\`\`

\`threat-model/threatlint.yaml\`:

\`\`\`yaml
version: 1
preset: strict
\`\`\`

\`threat-model/upstream.lock.yaml\`:

\`\`\`yaml
version: 1
models:
  acme/platform#cluster:
    commit: 4c1f7f9d6f2b0a7f3d1f3f1b9e7a64c1de8b2a90
    digest: 3f9a4c8e21d07b65
    fetched: 2026-11-20
    owner: acme/platform
    criticality: high
    reviewed: 2026-10-02
    assumptions:
      nodes: Nodes are patched within a week
\`\`\`
<!-- /example -->

## Options

None. The limits are those of \`staleness\` in the control file.

## When to suppress

The rule is on in the preset \`strict\`. It can be turned on alone:

\`\`\`yaml
# threat-model/threatlint.yaml
version: 1
rules:
  validation/upstream-unreviewed: warning
\`\`\`

## Limits

* Models of the same repository are judged directly, by \`validation/stale-model\`.
* The day is that of the newest review in the lock: its landing is not checked.
`,"validation/workflow-changed":`# validation/workflow-changed

<!-- facts -->
Severity: warning. Confidence: certain. Judges what a pull request changes. Since edition 1, preset \`recommended\`.
<!-- /facts -->

## Summary

<!-- summary -->
A pull request that edits a workflow which runs threatlint.
<!-- /summary -->

Fires once for each file under \`.github/workflows/\` or \`.github/actions/\` that the pull request adds, changes or removes, and that names threatlint at base
or at head or is the workflow of this run.

## Why

A workflow that starts on \`pull_request\` comes from the pull request itself: whoever edits it can leave out the step, point it at an empty folder, or let the job pass
whatever it says. threatlint cannot prevent that from inside. It can see to it that the edit is not overlooked.

What prevents it is a workflow that a ruleset of the organisation requires: it comes from another repository, and no pull request edits it. See
[docs/policy.md](../../../docs/policy.md).

## Avoid

<!-- example: fail-edited -->
\`.github/workflows/threats.yml\` changes:

\`\`\`diff
 \u2026
 on: pull_request
 jobs:
   check:
+    continue-on-error: true
     runs-on: ubuntu-latest
     steps:
       - uses: actions/checkout@v6
 \u2026
\`\`\`

\`threat-model/threatlint.yaml\` stays as it is:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
.github/workflows/threats.yml:1:1 warning this pull request changes \`.github/workflows/threats.yml\`, which runs threatlint
\`\`\`
<!-- /example -->

<!-- example: fail-removed -->
\`.github/workflows/threats.yml\` is removed.

\`threat-model/threatlint.yaml\` stays as it is:

\`\`\`yaml
version: 1
edition: 1
\`\`\`

What is reported:

\`\`\`text
.github/workflows/threats.yml:1:1 warning this pull request removes \`.github/workflows/threats.yml\`, which runs threatlint
\`\`\`
<!-- /example -->

## Prefer

<!-- example: pass-another-workflow -->
\`.github/workflows/test.yml\` changes:

\`\`\`diff
-on: push
+on: pull_request
\`\`\`

\`.github/workflows/threats.yml\` stays as it is:

\`\`\`
name: threat models
on: pull_request
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: threatlint/threatlint@v1
\`\`\`

\`threat-model/threatlint.yaml\` stays as it is:

\`\`\`yaml
version: 1
edition: 1
\`\`\`
<!-- /example -->

## Options

None.

## When to suppress

Not at all: rules under \`validation/\` cannot be suppressed. Under a ruleset-required workflow the level \`notice\` is enough.

## Limits

A workflow that calls one of another repository is told by its own text alone. The order of jobs and the rulesets themselves are not looked at.
`};async function listRules(format){let own=await ownRules();if(format==="json"){let rows=RULES.map(({id,summary,severity,confidence,judges,needs,edition,preset})=>({id,summary,severity,confidence,judges,needs,edition,preset})),ownRows=own.map(({path,text:{id,summary,severity="warning"}})=>({id,summary,severity,path})),all={version:1,rules:rows,...own.length===0?{}:{own:ownRows}};return`${JSON.stringify(all,null,2)}
`}let shown=[...RULES,...own.map(({text:{id,summary,severity="warning"}})=>({id,summary,severity}))],width=Math.max(...shown.map(rule=>rule.id.length));return`${shown.map(rule=>`${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${visible(rule.summary)}`).join(`
`)}
`}async function explainRule(id){let ids=RULES.map(rule=>rule.id),named=ids.find(known=>known===id||known.split("/")[1]===id),page=new Map(Object.entries(pages_default)).get(named??"");if(page!==void 0)return page.replace(/^<!--.*-->\n/gm,"");let own=await ownRules(),mine=own.find(({text})=>text.id===id);if(mine!==void 0)return explainOwn(mine);let meant=nearest(id,[...ids,...own.map(({text})=>text.id)]);throw new UsageError(`there is no rule \`${id}\``,meant===void 0?"`threatlint rules` lists them.":`Did you mean \`${meant}\`?`)}function explainOwn({path,text}){let{id,summary,severity="warning",when,require:require2,message,remedy}=text;return`${[`# ${id}`,"",`A rule of this repository's own, in ${path}. Severity: ${severity}.`,"",summary,"",`for      ${text.for}`,...when===void 0?[]:[`when     ${when}`],`require  ${require2}`,"",message,remedy].map(line=>visible(line)).join(`
`)}
`}async function ownRules(){try{let listed=await listOwnRules({...await openTarget("."),head:"working-tree"});return listed.ok?listed.value:[]}catch(error){if(error instanceof UsageError)return[];throw error}}export{explainRule,listRules};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{RULES}from"./chunk-NFWVZ5JW.js";import{UsageError,nearest}from"./chunk-OUWSYJCF.js";import"./chunk-T2EYXN3I.js";var pages_default={"document/dangling-reference":`# document/dangling-reference
`,"document/duplicate-id":`# document/duplicate-id
`,"document/schema":`# document/schema
`,"document/syntax":`# document/syntax
`,"model/no-trust-boundary":`# model/no-trust-boundary
`,"response/mitigation-without-owner-or-date":`# response/mitigation-without-owner-or-date
`,"response/no-response":`# response/no-response
`,"threats/boundary-crossing-without-threat":`# threats/boundary-crossing-without-threat
`,"validation/architecture-change-without-model":`# validation/architecture-change-without-model
`,"validation/stale-model":`# validation/stale-model
`};function listRules(format){if(format==="json"){let rows=RULES.map(({id,summary,severity,confidence,judges,needs,edition})=>({id,summary,severity,confidence,judges,needs,edition}));return`${JSON.stringify({version:1,rules:rows},null,2)}
`}let width=Math.max(...RULES.map(rule=>rule.id.length));return`${RULES.map(rule=>`${rule.id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}`).join(`
`)}
`}function explainRule(id){let ids=RULES.map(rule=>rule.id),named=ids.find(known=>known===id||known.split("/")[1]===id),page=new Map(Object.entries(pages_default)).get(named??"");if(page!==void 0)return page;let meant=nearest(id,ids);throw new UsageError(`there is no rule \`${id}\``,meant===void 0?"`threatlint rules` lists them.":`Did you mean \`${meant}\`?`)}export{explainRule,listRules};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{defaultRuleUrl,percentEncoded,place}from"./chunk-MQ2W73NN.js";import{count,escapeMarkdown,escapeMessage,fenced,verdict}from"./chunk-JWT6NSWA.js";function withinLimit(head2,sections,maxBytes,fullList){let shown=sections.filter(({entries})=>entries.length>0),kept=new Map,room=maxBytes-bytes(head2);for(let section of shown)room-=bytes(render(section,0,fullList));for(let section of[...shown].sort((a,b)=>a.priority-b.priority)){let taken=0;for(let entry of section.entries){let size=bytes(entry);if(size>room)break;room-=size,taken++}kept.set(section,taken)}return head2+shown.map(section=>render(section,kept.get(section)??0,fullList)).join("")}function bytes(text){return Buffer.byteLength(text,"utf8")}function render(section,kept,fullList){let left=section.entries.length-kept,body=section.entries.slice(0,kept).join(""),rest=left===0?"":`- ${count(left,"entry is","entries are")} left out here for size; the full list is in ${fullList}
`,title=`${section.title} (${section.entries.length})`;return section.folded===!0?`
<details><summary>${title}</summary>

${body}${rest}
</details>
`:`
### ${title}

${body}${rest}`}function partition(findings){let groups={blocking:[],other:[],existing:[],excused:[]};for(let finding of findings)finding.blocks?groups.blocking.push(finding):finding.excuse!==void 0?groups.excused.push(finding):finding.introduced?groups.other.push(finding):groups.existing.push(finding);return groups}var MAX_BYTES=1e6,MIN_BYTES=4e3;function markdown(report,options={}){let maxBytes=options.maxBytes??MAX_BYTES;if(maxBytes<MIN_BYTES)throw new RangeError(`a Markdown report needs ${MIN_BYTES} bytes, not ${maxBytes}`);let{blocking,other,existing,excused}=partition(report.findings),others=[...other.map(finding=>findingItem(finding,options)),...options.all===!0?existing.map(finding=>findingItem(finding,options)):[],...excused.map(finding=>excusedItem(finding,options))],otherTitle=blocking.length===0?"Findings that do not block":"Other findings",sections=[{title:"Blocking",entries:blocking.map(finding=>findingItem(finding,options)),priority:0},{title:otherTitle,entries:others,priority:2,folded:!0},{title:"Not assessed",entries:report.notAssessed.map(gapItem),priority:1},{title:"Not assessed, at base neither",entries:report.knownGaps.map(gapItem),priority:3,folded:!0},{title:"Skipped",entries:report.skipped.map(({path,why})=>`- ${escapeMarkdown(path)}: ${escapeMarkdown(why)}
`),priority:5,folded:!0},{title:"Notes",entries:report.notes.map(note=>`- ${escapeMessage(note)}
`),priority:4}],fullList=options.fullList??"the log of this step";return withinLimit(head(report,options,existing.length),sections,maxBytes,fullList)}function head(report,{all=!1},existing){let lines=[`## ${{clean:"\u2705",findings:"\u274C","not-assessed":"\u26A0\uFE0F",error:"\u274C"}[report.outcome]} threatlint`,"",`**${verdict(report)}**`,""];return existing>0&&!all&&lines.push(`${count(existing,"finding exists","findings exist")} at base and ${existing===1?"is":"are"} not shown.`,""),lines.join(`
`)}function findingItem(finding,options){let ruleUrl=options.ruleUrl??defaultRuleUrl,level=finding.confidence==="certain"?finding.severity:`${finding.severity}, ${finding.confidence}`,related=(finding.related??[]).map(({at,message})=>`  - ${placeText(at,options)}: ${escapeMessage(message)}
`);return[`- **${level}** ${escapeMessage(finding.message)} ([${finding.rule}](${ruleUrl(finding.rule)}))
`,`  - ${placeText(finding.at,options)}${finding.introduced?"":" (exists at base)"}
`,...related,`  - **help:** ${escapeMessage(finding.remedy)}
`,snippet(finding)].join("")}function snippet({snippet:found}){if(found===void 0)return"";let block=fenced(found.text,found.path).replace(/^(?=.)/gm,"    ");return`  - paste into ${escapeMarkdown(found.path)}:

${block}

`}function excusedItem({rule,at,excuse},options){let reason=excuse===void 0?"":`, ${excuse.by} in ${escapeMarkdown(excuse.path)}: ${escapeMessage(excuse.because)}`;return`- **excused** ${placeText(at,options)} ${rule}${reason}
`}function gapItem({what,why,remedy}){return`- **${escapeMarkdown(what)}**: ${escapeMessage(why)}
  - **help:** ${escapeMessage(remedy)}
`}function placeText(span,{placeUrl}){let{path,line,column}=place(span),label=`${escapeMarkdown(path)}:${line}:${column}`;return placeUrl===void 0?label:`[${label}](${linkTarget(placeUrl(path,line))})`}function linkTarget(url){let encoded=url.replace(/[^A-Za-z0-9\-._~:/?#=&%+,;]/gu,percentEncoded);return/^https?:\/\//.test(encoded)?encoded:"#"}export{partition,markdown};

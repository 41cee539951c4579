import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{count}from"./chunk-6BBNB2UU.js";function withinLimit(head,sections,maxBytes,fullList){let shown=sections.filter(({entries})=>entries.length>0),kept=new Map,room=maxBytes-bytes(head);for(let section of shown)room-=bytes(render(section,0,fullList));for(let section of[...shown].sort((a,b)=>a.priority-b.priority)){let taken=0;for(let entry of section.entries){let size=bytes(entry);if(size>room)break;room-=size,taken++}kept.set(section,taken)}return head+shown.map(section=>render(section,kept.get(section)??0,fullList)).join("")}function bytes(text){return Buffer.byteLength(text,"utf8")}function render(section,kept,fullList){let left=section.entries.length-kept,body=section.entries.slice(0,kept).join(""),rest=left===0?"":`- ${count(left,"entry is","entries are")} left out here for size; the full list is in ${fullList}
`,title=`${section.title} (${section.entries.length})`;return section.folded===!0?`
<details><summary>${title}</summary>

${body}${rest}
</details>
`:`
### ${title}

${body}${rest}`}export{withinLimit};

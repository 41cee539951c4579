import { createHash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark;font:15px/1.45 system-ui,sans-serif}
body{margin:2rem auto;max-width:100rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #8886;padding:.3rem .5rem;text-align:left;vertical-align:top}
th{position:sticky;top:0;background:Canvas}
th button{all:unset;cursor:pointer;font-weight:600}
th button:focus-visible{outline:2px solid}
th[aria-sort=ascending] button::after{content:" \\2191"}
th[aria-sort=descending] button::after{content:" \\2193"}
td{white-space:nowrap}
td:first-child,td.w{white-space:normal}
td:first-child{min-width:22rem}
td.n{text-align:right;font-variant-numeric:tabular-nums}
td:first-child,li{overflow-wrap:anywhere}
.findings{color:#c22;font-weight:600}
.not-assessed,.no-model{color:#a60;font-weight:600}
summary{cursor:pointer}`;

/** Sorts by the values that the cells carry, numbers as numbers; the same column again turns it round. */
const SCRIPT = `const table=document.querySelector('table');const body=table.tBodies[0];
const heads=[...table.tHead.rows[0].cells];
const value=(row,i)=>row.cells[i].dataset.v??row.cells[i].textContent;
heads.forEach((head,i)=>head.firstElementChild.addEventListener('click',()=>{
const down=head.getAttribute('aria-sort')==='ascending';
heads.forEach(other=>other.removeAttribute('aria-sort'));
head.setAttribute('aria-sort',down?'descending':'ascending');
const numeric=head.dataset.n!==undefined;
const compare=(a,b)=>numeric?Number(a)-Number(b):a<b?-1:a>b?1:0;
body.append(...[...body.rows].sort((a,b)=>{const[x,y]=[value(a,i),value(b,i)];
if(x===''||y==='')return x===y?0:x===''?1:-1;return compare(x,y)*(down?-1:1)}))}));
document.querySelector('input').addEventListener('input',event=>{
const wanted=event.target.value.toLowerCase();
for(const row of body.rows)row.hidden=!row.textContent.toLowerCase().includes(wanted)});`;

/** A page that needs nothing but itself: its policy lets it load nothing, and run no other script than its own. */
export function htmlPage(title: string, body: string): string {
  const policy = [
    "default-src 'none'",
    `style-src '${hash(STYLE)}'`,
    `script-src '${hash(SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
<script>${SCRIPT}</script>
</body>
</html>
`;
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function wholeFile(source){return{source,start:0,end:0}}function missingFile(path){return{source:{path,oid:"",text:""},start:0,end:0}}export{wholeFile,missingFile};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var FORMATS=["text","json","github","markdown","sarif","junit","gitlab"],SUGGEST_FORMATS=["yaml","text","json"];export{FORMATS,SUGGEST_FORMATS};

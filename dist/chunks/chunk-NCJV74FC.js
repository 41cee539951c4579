import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
function today(){return new Date().toISOString().slice(0,10)}export{today};

import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{context,getOctokit}from"./chunk-AA5WU5GI.js";import"./chunk-T2EYXN3I.js";export{context,getOctokit};

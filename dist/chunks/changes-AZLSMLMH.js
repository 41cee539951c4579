import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{gatherChanges}from"./chunk-IFJRQ4TZ.js";import"./chunk-O3LSKZYA.js";import"./chunk-3VD3NOGM.js";import"./chunk-WUG3OFGM.js";import"./chunk-T2EYXN3I.js";export{gatherChanges};

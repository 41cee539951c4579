import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{gatherChanges}from"./chunk-ATLQBB3V.js";import"./chunk-V3MWDXPR.js";import"./chunk-U2VA5WV7.js";import"./chunk-2B2N4W7K.js";import"./chunk-XPSPUPXQ.js";import"./chunk-M7DVFTRZ.js";import"./chunk-T2EYXN3I.js";export{gatherChanges};

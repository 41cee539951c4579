import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{gatherChanges}from"./chunk-LQPHZRQN.js";import"./chunk-FRT2MAA3.js";import"./chunk-U2VA5WV7.js";import"./chunk-MWU3F2HG.js";import"./chunk-CXJDASK2.js";import"./chunk-M7DVFTRZ.js";import"./chunk-T2EYXN3I.js";export{gatherChanges};

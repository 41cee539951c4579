import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{gatherChanges}from"./chunk-3TVBRD5A.js";import"./chunk-T72EHPBJ.js";import"./chunk-FZPDC573.js";import"./chunk-2B2N4W7K.js";import"./chunk-MHZM2ABS.js";import"./chunk-M7DVFTRZ.js";import"./chunk-T2EYXN3I.js";export{gatherChanges};

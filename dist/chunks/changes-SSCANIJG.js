import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{gatherChanges}from"./chunk-LYZKTHWE.js";import"./chunk-MIAC42BU.js";import"./chunk-T4YB3VB2.js";import"./chunk-WUG3OFGM.js";import"./chunk-T2EYXN3I.js";export{gatherChanges};

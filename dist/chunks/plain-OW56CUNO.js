import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{askOnce,silentClient}from"./chunk-C5J4JTR7.js";import"./chunk-T2EYXN3I.js";export{askOnce,silentClient};

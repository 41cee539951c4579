import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{readDetections}from"./chunk-WO47VF72.js";import"./chunk-ATZ6PIKJ.js";import"./chunk-5NGHOZ2E.js";import"./chunk-M7DVFTRZ.js";import"./chunk-T2EYXN3I.js";export{readDetections};

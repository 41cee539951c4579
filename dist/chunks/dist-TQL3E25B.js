import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{require_dist}from"./chunk-G64SMAR6.js";import"./chunk-T2EYXN3I.js";export default require_dist();

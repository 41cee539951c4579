import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
var UsageError=class extends Error{constructor(message,remedy){super(message);this.remedy=remedy;this.name="UsageError"}remedy};export{UsageError};

// Loaded into a child that is run for its memory alone: says at the end how much it had at most, in KiB.
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.BENCH_MEMORY, String(process.resourceUsage().maxRSS)));

export type { Format, ModelFile } from './format.ts';
export { formatOf, formats } from './formats.ts';
export * from './graph.ts';
export { classify, DEFAULT_FOLDER, type Placement } from './layout.ts';
export { type ModelReading, readModels } from './read.ts';

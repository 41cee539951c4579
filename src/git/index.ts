export { withHistory } from './history.ts';
export { isOid } from './oid.ts';
export { openRepository } from './open.ts';
export type {
  Blob,
  HistoryNeed,
  HistoryOptions,
  LogEntry,
  LogRange,
  OpenOptions,
  Repository,
  WorkingTree,
} from './repository.ts';
export { removeTemporaryFolders } from './temporary.ts';

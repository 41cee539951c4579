/** What editing needs of the YAML library: named here, so that a bundle can load it late and find the names. */
export { isMap, isScalar, isSeq, parseDocument } from 'yaml';

/**
 * The newest edition: the rules, threat library and taxonomies that this version of threatlint has. A rule of a later
 * edition than the control file pins is a notice.
 */
export const EDITION = 1;

export const ORGANISATION_FORMATS = ['markdown', 'json', 'html'] as const;
/** How a report on many repositories is printed. */
export type OrganisationFormat = (typeof ORGANISATION_FORMATS)[number];

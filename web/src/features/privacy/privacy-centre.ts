/** Where people decide about their data. */
export const privacyCentre = '/account/privacy'

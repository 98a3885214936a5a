/** How many days a report covers while the filter names none. */
export const defaultDays = 90

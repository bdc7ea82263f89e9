/** Stands for an empty name, and for a time or number that is missing. */
export const noName = '–';

/** All keys are of one slot, so that a script may use them together on a cluster too. */
const prefix = '{chartwall}:';

export const metaKey = `${prefix}meta`;
export const valuesKey = `${prefix}values`;
export const logKey = `${prefix}log`;
/** What may be lost. */
export const asidesKey = `${prefix}asides`;
/** There while a node is alive. */
export const aliveKey = (node: string) => `${prefix}alive:${node}`;
export const recordsKey = (name: string) => `${prefix}records:${name}`;
export const countersPrefix = `${prefix}attempts`;

/** Documents: the epoch and the last entry; `<stamp> <head>` by key; an entry for every change; and the texts of one, by their ids. */
export const documentsMetaKey = `${prefix}documents-meta`;
export const documentsKey = `${prefix}documents`;
export const documentsLogKey = `${prefix}documents-log`;
export const textsKey = (key: string) => `${prefix}texts:${key}`;
/** What one node asks another, until that takes it. */
export const requestKey = (id: string) => `${prefix}request:${id}`;

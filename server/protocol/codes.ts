/** Why a socket was closed by the server; each echoes the HTTP status of the same meaning (PROTOCOL.md C-1). */
export const closeCodes = {
  restart: 1012,
  badMessage: 4400,
  notAuthenticated: 4401,
  notAllowed: 4403,
  replaced: 4409,
  tooMany: 4429,
} as const;

/** The `error.code` of an error answer: the HTTP status of the same meaning (PROTOCOL.md C-2). */
export const errorCodes = {
  badMessage: 400,
  notAllowed: 403,
  noChart: 404,
  tooMany: 429,
  notStored: 507,
} as const;
export type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes];

/** A client must not come back by itself after these (PROTOCOL.md C-1). */
export function isFinalClose(code: number): boolean {
  return code === closeCodes.notAuthenticated || code === closeCodes.notAllowed;
}

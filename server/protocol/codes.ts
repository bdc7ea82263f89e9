/** Why the server closed a socket. The 44xx codes correspond to HTTP 4xx (PROTOCOL.md C-1). */
export const closeCodes = {
  tooLarge: 1009,
  restart: 1012,
  tryLater: 1013,
  badMessage: 4400,
  notAuthenticated: 4401,
  notAllowed: 4403,
  replaced: 4409,
  tooMany: 4429,
} as const;

/** The `error.code` of an error answer: the corresponding HTTP status (PROTOCOL.md C-2). */
export const errorCodes = {
  badMessage: 400,
  notAllowed: 403,
  noChart: 404,
  conflict: 409,
  tooMany: 429,
  notStored: 507,
} as const;
export type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes];

/** Whether a client must not reconnect by itself after this code (PROTOCOL.md C-1). */
export function isFinalClose(code: number): boolean {
  return code === closeCodes.notAuthenticated || code === closeCodes.notAllowed;
}

/** The same sender used the same id for another text (PROTOCOL.md M-2). */
export class OtherMessageError extends Error {
  override readonly name = 'OtherMessageError';
}

/** A message cannot be accepted as it is. */
export class BadMessageError extends Error {
  override readonly name = 'BadMessageError';
}

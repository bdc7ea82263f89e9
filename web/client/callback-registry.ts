/** `payload` is the parsed data for a `getData`, and the message itself for everything else. */
export type Callback = (payload: unknown, message: Readonly<Record<string, unknown>>) => void;

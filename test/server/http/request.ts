import supertest from 'supertest';

/**
 * supertest against a server that listens already. It sends a path as written (`..`, `%2f`), asks for gzip unless told otherwise and
 * decompresses what comes: content codings are tested with `http-client.ts`.
 */
export const request = ({ url }: { url: string }) => supertest(url);

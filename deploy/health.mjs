// Ends with 0 when the wall that is configured by this environment has read its folder and serves, else with 1.
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';

const { env } = process;
const port = env.CHARTWALL_PORT ?? env.PORT ?? '8888';
const hasTls = Boolean(env.CHARTWALL_TLS ?? env.CHARTWALL_TLS_CERT);
const url = `${hasTls ? 'https' : 'http'}://127.0.0.1:${port}${(env.CHARTWALL_BASE_PATH ?? '').replace(/\/$/, '')}/readyz`;
// it never leaves this machine, and the certificate is for another name
const options = hasTls ? { rejectUnauthorized: false } : {};

(hasTls ? requestTls : requestPlain)(url, options, ({ statusCode }) =>
  process.exit(statusCode === 200 ? 0 : 1),
)
  .on('error', () => process.exit(1))
  .setTimeout(2500, () => process.exit(1))
  .end();

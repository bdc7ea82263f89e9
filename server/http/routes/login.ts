import type { Context } from 'koa';
import * as v from 'valibot';
import type { ClientInfoOf } from '../../auth/client-info.ts';
import type { SessionCookie } from '../../auth/cookie.ts';
import type { Identity } from '../../auth/identity.ts';
import type { Login } from '../../auth/login.ts';
import type { People } from '../../auth/people.ts';
import type { Sessions } from '../../auth/sessions.ts';
import { limits } from '#protocol';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

/** Logs in. */
export const loginSchema = v.object(
  {
    name: v.pipe(v.string('name must be a text'), v.maxLength(1000, 'name is too long')),
    password: v.pipe(v.string('password must be a text'), v.maxLength(1000, 'password is too long')),
  },
  'send {"name", "password"}',
);

export interface LoginRouteDeps {
  people: Pick<People, 'find'>;
  login: (name: string, password: string, address: string) => Promise<Login>;
  sessions: Pick<Sessions, 'begin' | 'identify' | 'end'>;
  cookie: SessionCookie;
  clientInfoOf: ClientInfoOf;
  /** '' or `/wall` */
  basePath: string;
}

/** `POST /api/-/login`, `POST /api/-/logout` and `GET /api/-/me` (PROTOCOL.md A-8). */
export function loginRoutes(
  routes: Routes,
  { people, login, sessions, cookie, clientInfoOf, basePath }: LoginRouteDeps,
): void {
  /** Only for this server, only over TLS where there is TLS, and out of reach for scripts. */
  function setCookie(ctx: Context, value: string, seconds: number): void {
    const secure = clientInfoOf(ctx.req).isSecure ? '; Secure' : '';
    const scope = `Path=${basePath}/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
    ctx.append('Set-Cookie', `${cookie.name}=${value}; ${scope}`);
  }

  routes.on('POST /api/-/login', async (ctx) => {
    const { name, password } = await readRequest(ctx, loginSchema);
    // only a name that is known: some people type their password there
    ctx.state['subject'] = people.find(name)?.name;
    const answer = await login(name, password, clientInfoOf(ctx.req).address);
    if ('wait' in answer)
      return ctx.throw(429, 'too many tries: wait', { headers: { 'Retry-After': String(answer.wait) } });
    const { person } = answer;
    if (!person) return ctx.throw(401, 'the name or the password is wrong');
    const session = await sessions.begin(person);
    ctx.state['identity'] = sessions.identify(session);
    setCookie(ctx, session, limits.sessions.age / 1000);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name: person.name, role: person.role, walls: person.walls };
  });

  routes.on('POST /api/-/logout', async (ctx) => {
    const session = cookie.in(ctx.req.headers);
    if (session !== undefined) {
      ctx.state['identity'] = sessions.identify(session);
      await sessions.end(session);
    }
    setCookie(ctx, '', 0);
    ctx.status = 204;
  });

  routes.on('GET /api/-/me', (ctx) => {
    const { name, role, walls, expires } = ctx.state['identity'] as Identity;
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { name, role, walls, expires };
  });
}

import { newPersonSchema, type People } from '../../auth/people.ts';
import { readRequest } from '../read-request.ts';
import type { Routes } from '../routes.ts';

const notStored = { expose: true };

/** `/api/-/people`: who is let in by name and password. No password ever comes back. */
export function peopleRoutes(routes: Routes, people: Pick<People, 'add' | 'remove' | 'list'>): void {
  routes.on('GET /api/-/people', (ctx) => {
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { people: people.list() };
  });

  routes.on('POST /api/-/people', async (ctx) => {
    const person = await readRequest(ctx, newPersonSchema);
    ctx.state['subject'] = person.name;
    await people
      .add(person)
      .catch((cause: unknown) => ctx.throw(507, 'it could not be stored', { ...notStored, cause }));
    ctx.status = 204;
  });

  routes.on('DELETE /api/-/people/:person', async (ctx) => {
    const { person = '' } = ctx.params;
    ctx.state['subject'] = person;
    const isRemoved = await people
      .remove(person)
      .catch((cause: unknown) =>
        ctx.throw(507, 'gone until a restart: it could not be stored', { ...notStored, cause }),
      );
    if (!isRemoved) ctx.throw(404, `there is nobody called ${person}`);
    ctx.status = 204;
  });
}

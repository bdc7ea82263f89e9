import { asyncApiDocument } from '../documents/asyncapi.ts';
import { openApiDocument, type DocumentSubject } from '../documents/openapi.ts';
import type { Routes } from '../routes.ts';

/** `/api/-/openapi.json` and `/api/-/asyncapi.json` describe the API and the socket for programs. Made when they are first asked for. */
export function documentRoutes(routes: Routes, about: DocumentSubject): void {
  let openApi: object | undefined;
  let asyncApi: object | undefined;

  routes.on('GET /api/-/openapi.json', (ctx) => {
    ctx.body = openApi ??= openApiDocument(about);
  });

  routes.on('GET /api/-/asyncapi.json', (ctx) => {
    ctx.body = asyncApi ??= asyncApiDocument(about);
  });
}

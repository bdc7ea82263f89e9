import { createHash } from 'node:crypto';
import type { Context } from 'koa';
import { languages } from '#protocol';
import { serverWords, type ServerPhrase } from '../words/index.ts';

const style = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-content:center;gap:.5rem;padding:2rem;box-sizing:border-box;
font:1.125rem/1.5 system-ui,sans-serif;background:light-dark(#fef8ef,#293441);color:light-dark(#333,#e6e9ed)}
h1{margin:0;font-size:3rem;font-weight:600}p{margin:0;max-width:40rem}a{color:inherit}`;

/** The CSP source that allows this one style element and no other. */
export const errorPageStyle = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** Answers with `status`: an HTML page if the client prefers HTML, as a browser does, and otherwise the usual JSON error. */
export function refusePage(ctx: Context, status: 404 | 503, reason: ServerPhrase): void {
  if (ctx.accepts('json', 'html') !== 'html') ctx.throw(status, reason(serverWords.en), { expose: true });
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  ctx.type = 'html';
  const { basePath = '' } = ctx.state as { basePath?: string };
  ctx.body = pageOf(status, reason, `${basePath}/`);
}

/** The text is ours, never the request's, so nothing needs escaping; neither does a base path. */
function pageOf(status: number, reason: ServerPhrase, wall: string): string {
  const [first] = languages;
  const inAll = (tag: string, phrase: ServerPhrase) =>
    languages.map((language) => `<${tag} lang="${language}">${phrase(serverWords[language])}</${tag}>`);
  return `<!doctype html>
<html lang="${first}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${status} · Chartwall</title>
<style>${style}</style>
<h1>${status}</h1>
${inAll('p', reason).join('\n')}
<p><a href="${wall}">${inAll('span', ({ errorPage }) => errorPage.backToWall).join(' · ')}</a></p>
</html>
`;
}

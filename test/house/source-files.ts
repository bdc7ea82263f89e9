import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface SourceFile {
  /** below the repository's root, `web/charts/registry.ts` */
  readonly path: string;
  /** its code; of a component, its scripts */
  readonly code: string;
}

/** Every TypeScript file and component below a folder of the repository. */
export function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|vue)$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const text = readFileSync(file, 'utf8');
      return { path: relative(root, file), code: entry.name.endsWith('.vue') ? scriptsOf(text) : text };
    });
}

function scriptsOf(component: string): string {
  return Array.from(component.matchAll(/<script[^>]*>(.*?)<\/script>/gs), ([, script]) => script).join('\n');
}

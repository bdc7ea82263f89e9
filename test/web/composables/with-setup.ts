import { createApp, type App } from 'vue';

/** Runs a composable in the setup of a real component. @returns what it returned, and what unmounts the component */
export function inScope<T>(
  setup: () => T,
  provide: (app: App) => void = () => {},
): { result: T; end(): void } {
  const results: T[] = [];
  const app = createApp({
    setup() {
      results.push(setup());
      return () => null;
    },
  });
  provide(app);
  app.mount(document.createElement('div'));
  const [result] = results;
  if (result === undefined) throw new Error('setup returned nothing');
  return { result, end: () => app.unmount() };
}

import { createApp, type App } from 'vue';

/** Runs a composable in the setup of a real component. @returns its result, and the function that unmounts the component */
export function withSetup<T>(
  setup: () => T,
  provide: (app: App) => void = () => {},
): { result: T; unmount(): void } {
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
  return { result, unmount: () => app.unmount() };
}

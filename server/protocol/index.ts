export * from './client-messages.ts';
export * from './codes.ts';
export * from './delta.ts';
export * from './names.ts';
export * from './nesting.ts';
export * from './problem.ts';
export * from './server-messages.ts';
export * from './state.ts';

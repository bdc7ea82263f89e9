export type { ErrorAnswer, Problem, WallState } from '#protocol';
export type { Callback } from './callback-registry.ts';
export type { ChartView } from './chart-view.ts';
export type { ConnectionState } from './connection-state.ts';
export type { OutgoingMessage, Sent } from './messages.ts';
export type { Observable } from './observable.ts';
export { SocketService, type ConnectOptions } from './socket-service.ts';

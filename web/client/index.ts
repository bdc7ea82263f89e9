export type { ChartSettings, ErrorAnswer, Layout, LayoutPage, Problem, WallState } from '#protocol';
export type { Callback } from './callback-registry.ts';
export type { ChartView } from './chart-view.ts';
export type { ConnectionState } from './connection-state.ts';
export type { ServerSettings } from './client.ts';
export type { OutgoingMessage, Sent } from './messages.ts';
export type { Observable } from './observable.ts';
export type { ConnectOptions } from './server-address.ts';
export { SocketService } from './socket-service.ts';

export { default as ChartTile } from './tile/ChartTile.vue';
export { default as TileGuard } from './tile/TileGuard.vue';
export { default as EmptyWall } from './wall/EmptyWall.vue';
export { default as HelpOverlay } from './wall/HelpOverlay.vue';
export { default as LinkLine } from './wall/LinkLine.vue';
export { default as NoticeToast } from './wall/NoticeToast.vue';
export { default as WallHeader } from './wall/WallHeader.vue';
export { default as WallLogo } from './wall/WallLogo.vue';

import { createApp } from 'vue';
import { SocketService } from '../../../web/client/index.ts';
import { createWall, loadFonts, provideSocket, provideWall } from '../../../web/composables/index.ts';
import TwoTiles from './TwoTiles.vue';

const socket = SocketService.instance;
const app = createApp(TwoTiles);
provideSocket(app, socket);
provideWall(app, createWall(socket, { onRefused: () => undefined }));

void loadFonts('16px sans-serif');
socket.connect(new URLSearchParams(location.search).get('server') ?? undefined);
app.mount('#app');

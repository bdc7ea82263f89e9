/**
 * A client as people have had for years, written to the rules that PROTOCOL.md gives for guests: one service for all
 * components, callbacks by socketType, a counter that makes retries rarer. It knows nothing of screens, and never asks twice.
 */
export default class SocketService {
  static instance = null;
  static get Instance() {
    if (!this.instance) this.instance = new SocketService();
    return this.instance;
  }

  ws = null;
  connected = false;
  callBackMapping = {};
  sendRetryCount = 0;
  connectRetryCount = 0;

  connect(url) {
    this.ws = new WebSocket(url);
    this.ws.onopen = () => {
      this.connected = true;
      this.connectRetryCount = 0;
    };
    this.ws.onclose = () => {
      this.connected = false;
      this.connectRetryCount++;
      setTimeout(() => this.connect(url), 500 * this.connectRetryCount);
    };
    this.ws.onmessage = (message) => {
      const received = JSON.parse(message.data);
      const callBack = this.callBackMapping[received.socketType];
      if (!callBack) return;
      if (received.action === 'getData') callBack.call(this, JSON.parse(received.data));
      else callBack.call(this, received);
    };
  }

  registerCallBack(socketType, callBack) {
    this.callBackMapping[socketType] = callBack;
  }

  unRegisterCallBack(socketType) {
    this.callBackMapping[socketType] = null;
  }

  send(data) {
    if (this.connected) {
      this.sendRetryCount = 0;
      this.ws.send(JSON.stringify(data));
      return;
    }
    this.sendRetryCount++;
    setTimeout(() => this.send(data), 500 * this.sendRetryCount);
  }
}

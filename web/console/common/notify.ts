import { ElMessage } from 'element-plus';
import 'element-plus/theme-chalk/el-message.css';
import { RequestError } from '../server/request.ts';
import type { ConsoleWords } from '../words/index.ts';

/** Says in passing that something is done. */
export function notifyDone(message: string): void {
  ElMessage({ message, type: 'success', grouping: true });
}

/** Says why something was not done, with the server's own reason. */
export function notifyFailed(error: unknown, words: Pick<ConsoleWords, 'errorOf'>): void {
  const { status, message } = error instanceof RequestError ? error : new RequestError(-1, String(error));
  const reason = status === 0 ? '' : message;
  ElMessage({
    message: [words.errorOf(status), reason].filter(Boolean).join(': '),
    type: 'error',
    duration: 6000,
    grouping: true,
  });
}

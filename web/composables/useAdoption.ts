import { onScopeDispose, ref, type Ref } from 'vue';
import * as v from 'valibot';
import { serverPath } from './base-path.ts';

/** RFC 8628, 3.5: how often a screen asks whether it was let in. ms */
const interval = 2000;
/** Until it asks for a code again where none was to be had. ms */
const patience = 60_000;

const offerSchema = v.object({ code: v.string(), claim: v.string(), expires: v.number() });
const tokenSchema = v.object({ token: v.optional(v.string()) });

async function post(path: string, content?: object): Promise<unknown> {
  const signal = AbortSignal.timeout(10_000);
  const answer = await fetch(serverPath(path), {
    method: 'POST',
    signal,
    ...(content && { body: JSON.stringify(content) }),
  });
  if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
  return answer.json();
}

/** The code with which an operator lets this screen in; '' while there is none. Calls back with its token then. */
export function useAdoption(onToken: (token: string) => void): Ref<string> {
  const code = ref('');
  let claim = '';
  let timer = window.setTimeout(ask);
  onScopeDispose(() => clearTimeout(timer));

  function ask(): void {
    step().then(
      (wait) => (timer = window.setTimeout(ask, wait)),
      () => {
        [code.value, claim] = ['', ''];
        timer = window.setTimeout(ask, patience);
      },
    );
  }

  /** Resolves to when the next one is due. */
  async function step(): Promise<number> {
    if (claim === '') {
      const offer = v.parse(offerSchema, await post('/api/-/adoptions'));
      [code.value, claim] = [offer.code, offer.claim];
      return interval;
    }
    // one that has expired is not known any more: the next step asks for another
    const answer = await post('/api/-/adoptions/token', { claim }).catch(() => undefined);
    if (answer === undefined) claim = '';
    const { token } = v.parse(tokenSchema, answer ?? {});
    if (token !== undefined) onToken(token);
    return token === undefined ? interval : patience;
  }

  return code;
}

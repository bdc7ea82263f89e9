/** A fresh page that is not ready by then is given up. ms */
const maxPreparation = 30_000;
/** Browsers may refuse a frame that has the URL of its parent. */
const marker = 'renewed';
const hostKey = 'chartwallRenewalHost';

/**
 * Replaces pages by fresh ones without a blank frame: the fresh page is loaded unseen in a frame of its own, and shown once it is drawn.
 * Lives in the outermost window, with the first page. The pages may be of other versions, so this stays small.
 */
export interface RenewalHost {
  /** the window whose URL, title and full screen people see */
  readonly window: Window;
  /** Whether this is the window of the fresh page that is being prepared, or of the page that is shown. */
  owns(page: Window): boolean;
  /** Loads a fresh page, unseen, unless one is loading. `onFailed`: it was not ready in time, and is gone. */
  renew(onFailed: () => void): void;
  /** Shows the first page, or a fresh one in place of the page before. `stop` is called when another takes its place. */
  show(page: Window, stop: () => void): void;
}

interface HostWindow extends Window {
  [hostKey]?: RenewalHost;
}
interface Shown {
  page: Window;
  stop: () => void;
  frame: HTMLIFrameElement | undefined;
}

/** The host of this page, if that is a fresh one. Only a window of our own, whose host made this frame, is taken for it. */
export function hostOf(page: Window): RenewalHost | undefined {
  if (page.parent === page) return undefined;
  try {
    const host = (page.parent as HostWindow)[hostKey];
    return host?.owns(page) ? host : undefined;
  } catch {
    return undefined; // the window of another site
  }
}

export function createRenewalHost(window: HostWindow): RenewalHost {
  const { document } = window;
  let shown: Shown | undefined;
  let next: { frame: HTMLIFrameElement; cancel: () => void } | undefined;

  function giveUp(): void {
    next?.cancel();
    next?.frame.remove();
    next = undefined;
  }

  const host: RenewalHost = {
    window,
    owns: (page) => page === next?.frame.contentWindow || page === shown?.frame?.contentWindow,

    renew(onFailed) {
      if (next) return;
      const frame = createFrame(document, window.location.href);
      const timer = window.setTimeout(() => {
        giveUp();
        onFailed();
      }, maxPreparation);
      next = { frame, cancel: () => window.clearTimeout(timer) };
      document.body.append(frame);
    },

    show(page, stop) {
      const before = shown;
      if (!before) return void (shown = { page, stop, frame: undefined });
      if (!next || page !== next.frame.contentWindow) return;
      const { frame, cancel } = next;
      cancel();
      next = undefined;
      shown = { page, stop, frame };
      keepScroll(before.page.document, page.document);
      frame.classList.add('shown');
      page.focus();
      afterFrames(window, () => {
        before.stop();
        before.frame?.remove();
      });
    },
  };
  window[hostKey] = host;
  return host;
}

function createFrame(document: Document, href: string): HTMLIFrameElement {
  const url = new URL(href);
  url.searchParams.set(marker, '');
  const frame = document.createElement('iframe');
  frame.className = 'fresh-page';
  frame.title = document.title;
  frame.allow = 'fullscreen; screen-wake-lock';
  frame.src = url.href;
  return frame;
}

function keepScroll(from: Document, to: Document): void {
  const [before, after] = [from, to].map((each) => each.querySelector('main'));
  if (before && after) after.scrollTop = before.scrollTop;
}

/** The frame in which the fresh page appears is painted by then. */
function afterFrames(window: Window, run: () => void): void {
  window.requestAnimationFrame(() => window.requestAnimationFrame(run));
}

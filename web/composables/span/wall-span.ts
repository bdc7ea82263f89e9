import { computed, inject, shallowRef, watch, type App, type ComputedRef, type InjectionKey } from 'vue';
import { isPartOf, type Span, type SpanPart } from '#protocol';
import type { SharedLayout } from '../useLayout.ts';
import type { PageSocket } from '../useSocket.ts';

/** The wall's span, and the part of it that this screen shows (PROTOCOL.md S-16). */
export interface WallSpan {
  /** undefined: each screen shows whole pages */
  readonly span: ComputedRef<Span | undefined>;
  /** undefined: this screen shows whole pages */
  readonly part: ComputedRef<SpanPart | undefined>;
  /** The wall's file says which part this screen shows. */
  readonly isFixed: ComputedRef<boolean>;
  /** Shows another part, or the whole page. */
  choose(part: SpanPart | undefined): void;
  stop(): void;
}

export interface WallSpanOptions {
  layout: SharedLayout;
  /** the screen's name in its URL */
  screen: string;
  /** what a person chose earlier, or wrote in the URL */
  chosen: SpanPart | undefined;
  /** false while the page shown is none of the wall's */
  isOnWall: () => boolean;
  onChosen(part: SpanPart | undefined): void;
}

/** The wall's file comes first, then what a person chose for this screen. The server is told. */
export function createWallSpan(
  socket: Pick<PageSocket, 'connection' | 'send'>,
  { layout, screen, chosen: chosenAtFirst, isOnWall, onChosen }: WallSpanOptions,
): WallSpan {
  const chosen = shallowRef(chosenAtFirst);
  const span = computed(() => layout.value?.span);
  const fixed = computed(() => {
    const { screens = {} } = layout.value ?? {};
    return Object.hasOwn(screens, screen) ? screens[screen]?.part : undefined;
  });
  const part = computed(() => {
    const wanted = fixed.value ?? chosen.value;
    return span.value && wanted && isOnWall() && isPartOf(span.value, wanted) ? wanted : undefined;
  });

  function tell(): void {
    socket.send({ action: 'spanPart', value: part.value ?? null });
  }

  const stops = [
    watch(() => part.value?.join(), tell, { flush: 'sync' }),
    socket.connection.subscribe(({ status }) => {
      if (status === 'open' && part.value) tell();
    }),
  ];
  return {
    span,
    part,
    isFixed: computed(() => fixed.value !== undefined),
    choose(wanted) {
      chosen.value = wanted;
      onChosen(wanted);
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}

const spanKey: InjectionKey<WallSpan> = Symbol('span');

export function provideWallSpan(app: App, span: WallSpan): void {
  app.provide(spanKey, span);
}

export function useWallSpan(): WallSpan {
  return inject(spanKey, wholePages, true);
}

function wholePages(): WallSpan {
  const none = computed(() => undefined);
  return { span: none, part: none, isFixed: computed(() => false), choose: () => {}, stop: () => {} };
}

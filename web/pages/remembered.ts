import * as v from 'valibot';
import { layoutSchema, partSchema, wallStateSchema } from '#protocol';
import { storageName } from '../composables/index.ts';

/** What this browser last received of a wall. */
export interface Remembered<T> {
  /** Undefined where storage is blocked, empty or invalid: the server will send it. */
  recall(wall: string): T | undefined;
  remember(wall: string, value: T): void;
}

/** The page appears at once and requests its charts with the first message. */
export const rememberedLayout = createRemembered('layout', layoutSchema);

/** A page starts with it instead of flashing the default, also while the server is down. */
export const rememberedState = createRemembered('state', wallStateSchema);

/** A screen that is started without a part in its URL shows what it was set to before; null: whole pages. */
export const rememberedPart = createRemembered('part', v.nullable(partSchema));

function createRemembered<Schema extends v.GenericSchema>(
  what: string,
  schema: Schema,
): Remembered<v.InferOutput<Schema>> {
  const keyOf = (wall: string): string => storageName(`chartwall-${what}-${wall}`);

  return {
    recall(wall) {
      try {
        const stored = v.safeParse(schema, JSON.parse(localStorage.getItem(keyOf(wall)) ?? 'null'));
        return stored.success ? stored.output : undefined;
      } catch {
        return undefined;
      }
    },
    remember(wall, value) {
      try {
        localStorage.setItem(keyOf(wall), JSON.stringify(value));
      } catch (error) {
        console.warn(`${what} is not remembered:`, error);
      }
    },
  };
}

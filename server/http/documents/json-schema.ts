import { toJsonSchema, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';

/** JSON Schema has no flags: its patterns are what `u` makes of them, and ours need no other. */
const overrideAction: NonNullable<ConversionConfig['overrideAction']> = ({ valibotAction, jsonSchema }) =>
  valibotAction.type === 'regex'
    ? { ...jsonSchema, pattern: (valibotAction as v.RegexAction<string, undefined>).requirement.source }
    : undefined;

/**
 * The JSON Schema (2020-12) of a schema: of what it takes (`input`) or what it gives (`output`). Rules that JSON Schema cannot say, such
 * as that an expiry lies ahead, are left out.
 */
export function jsonSchemaOf(schema: v.GenericSchema, typeMode: 'input' | 'output'): JsonSchema {
  const made = toJsonSchema(schema, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
    typeMode,
    overrideAction,
  });
  delete made.$schema; // the document says it once for all
  return made;
}

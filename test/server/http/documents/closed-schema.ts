import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Json = Record<string, unknown>;

/** The same JSON Schema, but an object may have no other members than those that are described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema as Json).map(([key, value]) => [key, closed(value)]),
  );
  return inner['properties'] && inner['additionalProperties'] === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });

/** Says whether JSON is described to the last member; `errors` has what is not. */
export function describes(schema: unknown): ValidateFunction {
  return ajv.compile(closed(schema) as Json);
}

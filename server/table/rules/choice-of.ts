import type { ChartTypeName } from '#protocol';
import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { rolesFor } from '../roles.ts';
import { because } from '../reason-text.ts';
import type { TablePhrase } from '../words/index.ts';

/** The type with its natural roles and the reason; undefined where the content lacks a role, whatever the rule thought. */
export function choiceOf(type: ChartTypeName, facts: Facts, found: TablePhrase): Choice | undefined {
  const roles = rolesFor(type, facts);
  return roles && { type, reason: because(found, type), roles };
}

import type { ChartTypeName } from '#protocol';
import type { Choice } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { withAggregation } from '../aggregation/with-aggregation.ts';
import { rolesFor } from '../roles.ts';
import { reasonFor } from '../reason-text.ts';
import type { TablePhrase } from '../words/index.ts';

/** The type with its usual roles and the reason; undefined when the content lacks a role. */
export function choiceOf(type: ChartTypeName, facts: Facts, found: TablePhrase): Choice | undefined {
  const roles = rolesFor(type, facts);
  return roles && withAggregation({ type, roles }, facts, (how) => reasonFor(how(found), type));
}

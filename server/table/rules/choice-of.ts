import type { ChartTypeName } from '#protocol';
import type { Choice, Roles } from '../choice.ts';
import type { Facts } from '../facts.ts';
import { withAggregation } from '../aggregation/with-aggregation.ts';
import { rolesFor } from '../roles.ts';
import { reasonFor } from '../reason-text.ts';
import type { TablePhrase } from '../words/index.ts';

/** The type with its usual roles and the reason; undefined when the content lacks a role. */
export function choiceOf(type: ChartTypeName, facts: Facts, found: TablePhrase): Choice | undefined {
  const roles = rolesFor(type, facts);
  return roles && choiceWith(type, roles, facts, found);
}

/** The type with these roles, how its rows become values, and the reason. */
export function choiceWith(type: ChartTypeName, roles: Roles, facts: Facts, found: TablePhrase): Choice {
  return withAggregation({ type, roles }, facts, (how) => reasonFor(how(found), type));
}

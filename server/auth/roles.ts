/** What somebody may do, from the least to the most; each may do what those before it may. */
export const roles = ['viewer', 'screen', 'operator', 'admin'] as const;
export type Role = (typeof roles)[number];

const ranks: Readonly<Record<Role, number>> = { viewer: 0, screen: 1, operator: 2, admin: 3 };

/** Whether a role may do what takes at least the other. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ranks[role] >= ranks[least];
}

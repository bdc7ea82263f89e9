import type { FoundRole } from '../table.ts';
import type { TablePhrase } from '../words/index.ts';

/** What a column is for, and why: `an id, by its name`. */
export function rolePhrase(role: FoundRole): TablePhrase {
  return ({ roles }) => {
    switch (role.role) {
      case 'id':
        if (role.why === 'pairs') return roles.pairs(role.of);
        return role.why === 'name' ? roles.id : roles.idByForm;
      case 'index':
        return role.why === 'name' ? roles.index : roles.steps;
      case 'same-time':
        return roles.sameTime(role.of);
      case 'time-part':
        return roles.timePart(role.of);
      case 'attribute':
        return roles.attribute(role.of);
      default:
        return roles[role.role];
    }
  };
}

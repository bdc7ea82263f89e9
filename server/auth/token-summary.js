/** What the audit says of a token that was made: its id, whose it is, and what it is good for. */
export function tokenSummary({ jti, role, walls, name, expires }) {
    const whose = name === undefined ? '' : ` of ${name}`;
    const where = walls === 'all' ? 'all walls' : walls.join(', ');
    return `${jti}${whose}: ${role} for ${where}, until ${new Date(expires).toISOString().slice(0, 10)}`;
}

/**
 * Replaces aliases by the protocol's names: some clients send `charName` for `chartName` and `changeTheme` for `themeChange` (PROTOCOL.md
 * G-8). Everything else stays as it was sent.
 */
export function resolveAliases(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { charName, ...others } = fields;
  const isAlias = charName !== undefined && fields['chartName'] === undefined;
  return {
    ...(isAlias ? { ...others, chartName: charName } : fields),
    ...(fields['action'] === 'changeTheme' && { action: 'themeChange' }),
  };
}

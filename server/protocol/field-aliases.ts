/**
 * A message in the protocol's own field and action names. Clients in the wild also say `charName` for `chartName` and `changeTheme`
 * for `themeChange` (PROTOCOL.md G-8); everything else stays as it was sent.
 */
export function withStandardNames(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { charName, ...others } = fields;
  const named = charName !== undefined && fields['chartName'] === undefined;
  return {
    ...(named ? { ...others, chartName: charName } : fields),
    ...(fields['action'] === 'changeTheme' && { action: 'themeChange' }),
  };
}

/** Says something about a thing or a person, and not when the row came about. */
const attributeName =
  /birth|born|since|founded|hire|hired|joined|due|expir|valid|until|deadline|geburt|eintritt|f[äa]llig|updated|modified|last|embauche|ingreso|assunzione|admissão|in dienst|出生|入职|到期|更新/i;

/** Whether a time is called after when somebody was born or hired, or when something is due. */
export function isAttributeTime(name: string): boolean {
  return attributeName.test(name);
}

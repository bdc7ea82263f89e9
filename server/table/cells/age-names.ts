const ageName =
  /^(?:ages?|alter|âge|edad|idade|età|leeftijd|wiek|v[eě]k|ålder|alder|ikä|yaş|возраст|вік|ηλικία|kor|tuổi|umur|年龄|年齢|나이)(?!\p{L})/iu;

/** Whether a column's name is that of how old people are. */
export function isAgeName(name: string): boolean {
  return ageName.test(name.trim());
}

import { byName } from './by-name.ts';

const personName =
  /^(?:what is )?(?:your |the )?(?:gender|sex|age(?:[ _]?(?:group|range|band))?|year|year of study|class|occupation|job(?: title)?|profession|education|marital[ _]status|religion|ethnicity|nationality|geschlecht|alter(?:sgruppe)?|beruf|familienstand|jahrgang|sexe|âge|tranche d.âge|profession|sexo|género|genero|edad|ocupación|estado civil|genere|sesso|età|fascia d.età|professione|gênero|idade|faixa etária|profissão|geslacht|leeftijd(?:sgroep)?|beroep|płeć|wiek|zawód|pohlaví|věk|povolání|kön|ålder|køn|alder|sukupuoli|ikä|cinsiyet|yaş|meslek|пол|возраст|стать|вік|φύλο|ηλικία|nem|kor(?:osztály)?|giới tính|tuổi|độ tuổi|jenis kelamin|usia|umur|pekerjaan|性别|性別|年龄|年齡|年齢|年级|职业|職業|성별|나이|연령대?|직업)[?？:]?$/iu;

/** Whether a column's name is that of who answered, and not of what was asked. */
export const isPersonName = byName((name): boolean => personName.test(name.replace(/_/g, ' ').trim()));

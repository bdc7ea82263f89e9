import { byName } from './by-name.ts';
import { spacedName } from './word-lists.ts';

const voteName =
  /(?<!\p{L})(?:votes?|ballots|stimmen(?:zahl)?|erststimmen|zweitstimmen|voix|votos|voti|preferenze|stemmen|głosy|głosów|liczba głosów|hlasy|hlasů|hlasov|počet hlasů|szavazat(?:ok)?|oy(?:lar)?|oy sayısı|ääni(?:ä|et)|äänimäärä|röster|stemmer|atkvæði|голоса|голосов|голоси|голосів|ψήφοι|ψήφους|phiếu(?: bầu)?|số phiếu|suara|perolehan suara)(?!\p{L})|得票|票数|票數|득표/iu;
const shareWord =
  /%|(?<!\p{L})(?:pct|percent\p{L}*|share|anteil|prozent|rate|valid|invalid|total|blank|void|registered|platn\p{L}*|gültig\p{L}*|ungültig\p{L}*|nuls?|blancs?|exprimés|válidos|nulos|validi|geldige?|ważn\p{L}*|required|needed)(?!\p{L})|率/iu;

/** Whether a measure is how many voted for each, and not a share of them, nor how many voted at all. */
export const isVoteName = byName((name): boolean => {
  const words = spacedName(name).trim();
  return voteName.test(words) && !shareWord.test(words);
});

const candidateName =
  /(?<!\p{L})(?:name|full ?name|candidates?|nominee|person|politician|member|party|parties|list|kandidat(?:en|in|ka|i)?|partei(?:en)?|liste|nom|candidate?s?|candidat[oaei]s?|elu|élue?s?|parti|partis|nombre|partidos?|diputad[oa]|nome|partit[oi]|lista|coligação|naam|kandidaat|partij|lijst|nazwisko|imię i nazwisko|partia|komitet|jméno|jmeno|příjmení|prijmeni|meno|strana|subjekt|namn|parti(?:er)?|navn|ehdokas|nimi|puolue|aday|isim|adı?|кандидат|партия|фио|имя|прізвище|партія|υποψήφι\p{L}*|όνομα|κόμμα|jelölt|név|párt|ứng viên|họ tên|đảng|calon|nama|partai)(?!\p{L})|候选人|候選人|姓名|政党|政黨|候補者|氏名|후보|이름|정당/iu;

/** Whether a column's name is that of persons or parties that can be voted for. */
export const isCandidateName = byName((name): boolean => candidateName.test(name.replace(/_/g, ' ').trim()));

const orderName =
  /^(?:order|rank|place|position|platz|rang|reihenfolge|listenplatz|ordre|rang|orden|puesto|ordine|posizione|ordem|posição|volgorde|plaats|kolejność|miejsce|pořadí|poradi|poradie|číslo na listině|ordning|plats|placering|rekkefølge|plass|sijoitus|järjestys|sıra|порядок|место|місце|σειρά|θέση|sorrend|helyezés|thứ tự|urutan|peringkat|次序|排名|順位|순위)$/iu;

/** Whether a column's name is that of a place in an order. */
export const isOrderName = byName((name): boolean => orderName.test(name.replace(/_/g, ' ').trim()));

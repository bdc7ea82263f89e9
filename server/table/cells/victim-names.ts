import { byName } from './by-name.ts';
import { spacedName, wholeWords } from './word-lists.ts';

const killed = wholeWords(
  [
    'killed|dead|deaths?|fatalit(?:y|ies)|fatal|deceased|tote|todesopfer|getötete|tués?|morts?|décès|décédés?',
    'muertos?|muertes?|fallecid[oa]s?|morti|deceduti|mort[oe]s|óbitos|doden|dodelijk|zabici|zabitych|mrtv[íé]|usmrceno',
    'döda|dödade|dræbte|omkomne|drepte|kuolleet|ölü|ölen|погибш\\p{L}*|убит\\p{L}*|загибл\\p{L}*|νεκροί|halottak|halálos|tewas|meninggal|chết',
  ].join('|'),
);
const killedSigns = /死亡|死者|遇难|사망/u;
const hurt = wholeWords(
  [
    'injured|injuries|wounded|casualt(?:y|ies)|victims?|(?:schwer|leicht)?verletzte|verunglückte|opfer|blessés?|victimes?',
    'heridos?|lesionad[oa]s?|víctimas?|victimas?|feriti|vittime|feridos?|vítimas?|vitimas?|gewonden|slachtoffers?',
    'ranni|rannych|ofiary|ofiar|zraněn[íoé]|oběti|skadade|tilskadekomne|skadde|loukkaantuneet|uhrit|yaralı|yaralanan',
    'ранен\\p{L}*|пострадавш\\p{L}*|поранен\\p{L}*|τραυματίες|sérültek|luka|luka-luka|bị thương',
  ].join('|'),
);
const hurtSigns = /受伤|伤亡|[轻重]伤|负伤|負傷|重軽?傷|^伤|부상|사상/u;

const spaced = (name: string): string => spacedName(name, /[_.-]/g);

/** What a column's name says people came to: that they were killed, or hurt; undefined if it says nothing of the kind. */
export const harmInName = byName((name): 'killed' | 'hurt' | undefined => {
  const words = spaced(name);
  if (killed.test(words) || killedSigns.test(words)) return 'killed';
  return hurt.test(words) || hurtSigns.test(words) ? 'hurt' : undefined;
});

const happening = wholeWords(
  [
    'accidents?|incidents?|crash(?:es)?|collisions?|attacks?|shootings?|disasters?|earthquakes?|avalanches?|storms?|floods?|fires?|explosions?|wrecks?|sinkings?|bombings?|raids?',
    'unfall|unfälle|unglück(?:e|sfälle)?|anschläge?|katastrophen?|lawinen?|brände?|accidente?s?|catastrophes?|attentats?|avalanches?|incendies?|incendios?|atentados?|desastres?|siniestros?|avalanchas?',
    'incident[ei]|disastri|valanghe|incendi|acidentes?|incidentes?|desastres?|ongevallen|ongelukken|rampen|aanslagen|wypadki|katastrofy|nehody|olyckor|ulykker|onnettomuudet|kazalar?|аварии|дтп|катастрофы|аварії|ατυχήματα|balesetek|kecelakaan|bencana|tai nạn',
  ].join('|'),
);
const happeningSigns = /事故|灾害|災害|地震|雪崩|火灾|火災|爆炸|袭击|事件|사고|재해/u;

/** Whether a name is that of what people come to harm by: accidents, attacks, earthquakes. */
export const isHarmName = byName(
  (name): boolean => happening.test(spaced(name)) || happeningSigns.test(name),
);

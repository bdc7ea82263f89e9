import { byName } from '../cells/by-name.ts';
import { nameParts } from '../cells/id-names.ts';

const whole = (words: readonly string[], signs: RegExp): RegExp =>
  new RegExp(String.raw`^(?:${words.join('|')})$|${signs.source}`, 'iu');

/** How many were asked. */
const sampleName = whole(
  [
    '(?:sample|samples|sample size|sample n|n sample|n|n ?obs|respondents|interviews|interviewed)',
    '(?:stichproben?(?:größe|umfang)?|befragte|(?:taille (?:de l )?)?(?:é|e)chantillon|sondés|(?:tamaño (?:de la )?)?muestra|encuestados)',
    '(?:campione|intervistati|amostra|entrevistados|steekproef(?:grootte|omvang)?|ondervraagden|próba|liczebność próby|vzorek|respondenti)',
    '(?:urval(?:sstorlek)?|stikprøve|otos(?:koko)?|örneklem|выборка|размер выборки|вибірка|δείγμα|minta|mintanagyság|cỡ mẫu|sampel)',
  ],
  /样本(?:[数量]|规模)?$|標本(?:数|サイズ)?$|サンプル(?:数|サイズ)$|표본(?:수|크기)?$|응답자\s?수$/u,
);
/** How far off the shares may be. */
const marginName = whole(
  [
    '(?:moe|margin|margin of error|error margin|sampling error)',
    '(?:fehlertoleranz|fehlermarge|fehlerspanne|marge d erreur|margen de error|margine di errore|margem de erro|foutmarge)',
    '(?:błąd statystyczny|statistická chyba|felmarginal|fejlmargin|virhemarginaali|hata payı|погрешность|похибка|hibahatár|sai số)',
  ],
  /误差$|誤差$|오차(?:범위)?$/u,
);
/** How many of those who were to be asked answered. */
const responseName = whole(
  [
    '(?:response rate|response|rr|completion rate|contact rate)',
    '(?:rücklauf(?:quote)?|ausschöpfung(?:squote)?|taux de réponse|tasa de respuesta|tasso di risposta|taxa de resposta|respons(?:percentage)?)',
    '(?:wskaźnik odpowiedzi|návratnost|svarsfrekvens|svarprocent|vastausprosentti|yanıt oranı|доля ответивших|válaszadási arány|tỷ lệ phản hồi)',
  ],
  /应答率$|回收率$|回収率$|回答率$|응답률$/u,
);

/** What a figure of a survey says of the survey itself. */
export const surveyNameOf = byName((name): 'sample' | 'margin' | 'response' | undefined => {
  const words = nameParts(name).join(' ');
  if (sampleName.test(words)) return 'sample';
  if (marginName.test(words)) return 'margin';
  return responseName.test(words) ? 'response' : undefined;
});

const endName =
  /(?<!\p{L})(?:end(?:ed|s|e)?|to|until|bis|fin|hasta|fine|fim|einde|koniec|konec|slut|loppu|bitiş|конец|кінець|vége|kết thúc|selesai)(?!\p{L})|[a-z]End$|结束|終了|종료/iu;

/** Whether a time says when the asking ended. */
export const isEndName = byName((name): boolean => endName.test(name.replace(/_/g, ' ')));

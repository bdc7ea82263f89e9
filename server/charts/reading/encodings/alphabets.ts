import type { Encoding } from '#protocol';

/** How a language is written beyond ASCII, and the encodings in which its files are found, the likelier first. */
export interface Alphabet {
  readonly encodings: readonly Encoding[];
  /** lower case, the frequent ones first; upper case is implied */
  readonly letters: string;
  /** its letters are rather those of a more frequent language in another encoding */
  readonly isRare?: true;
}

/** Languages of one byte a letter. */
export const alphabets: readonly Alphabet[] = [
  { encodings: ['windows-1252', 'iso-8859-15', 'macintosh'], letters: 'éèàêçôîûùâëïœüÿæ' },
  { encodings: ['windows-1252', 'iso-8859-15', 'macintosh', 'windows-1250'], letters: 'üäöß' },
  { encodings: ['windows-1252', 'macintosh'], letters: 'óíáéñúüªº¿¡' },
  { encodings: ['windows-1252', 'macintosh'], letters: 'ãçáéíóõêâúôàªº' },
  { encodings: ['windows-1252', 'macintosh'], letters: 'àèùòéìíî' },
  { encodings: ['windows-1252', 'macintosh'], letters: 'åäöøæéü' },
  { encodings: ['windows-1252', 'macintosh'], letters: 'ëéïèöüê' },
  { encodings: ['windows-1252'], letters: 'áíðóúþæöéý', isRare: true },
  { encodings: ['windows-1250', 'iso-8859-2'], letters: 'łóąężśćńź' },
  { encodings: ['windows-1250', 'iso-8859-2'], letters: 'áíéýěčřžšůúťďňó' },
  { encodings: ['windows-1250', 'iso-8859-2'], letters: 'áíéýčžšúťľôňďäóĺŕ' },
  { encodings: ['windows-1250', 'iso-8859-2'], letters: 'áéöóőíüúű' },
  { encodings: ['windows-1250', 'iso-8859-2'], letters: 'čšžćđ' },
  { encodings: ['windows-1250', 'iso-8859-2'], letters: 'ăîâşţ' },
  { encodings: ['windows-1254'], letters: 'ıüşöçğâîİ' },
  { encodings: ['windows-1257'], letters: 'āīēšņļūžģčķ' },
  { encodings: ['windows-1257'], letters: 'ėšųžįąūčę' },
  { encodings: ['windows-1257', 'windows-1252'], letters: 'äõüöšž' },
  {
    encodings: ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'],
    letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё',
  },
  { encodings: ['windows-1251', 'koi8-u'], letters: 'оаинтвіерслкдмупязьбгчйхцшїжєюфщґ' },
  { encodings: ['windows-1251'], letters: 'оаинтвесрлкдмупзбгчјцшжхџњљђћфџ' },
  { encodings: ['windows-1253', 'iso-8859-7'], letters: 'αοιετσνηυρπκμλςωδγχθφβξζψάέίόήύώϊϋΐΰ' },
  { encodings: ['windows-1255'], letters: 'יוהלארתבמשנעםדקחפטגכזצסןךץףק' },
  { encodings: ['windows-1256'], letters: 'اليمونرتبةعدسفهكقأحجشطصىخإذزضغءئثظآؤ' },
  { encodings: ['windows-874'], letters: 'านรกอเงมยลวดสตทบปคหพจแขใช่้ัิีึืุูโไำ์็ะผถซณภธฐฎศษญฟ' },
  { encodings: ['windows-1258'], letters: 'đơưàáâãèéêìíòóôõùúýă' },
];

/** Languages of two bytes a character. */
export interface Script {
  readonly encoding: Encoding;
  /** where the characters of everyday use lie */
  readonly usual: PairRange;
  /** what files are full of */
  readonly frequent: string;
  /** the syllables, as against characters of Chinese */
  readonly syllables?: RegExp;
}

/** Pairs of bytes in an encoding: lead bytes from, to; trail bytes from, to. */
export type PairRange = readonly [Encoding, number, number, number, number];

const simplified =
  '的一是了不在人有我他这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感时间日期月份名称项目数量金额价格单位收入支出余额类型产品销售城市省份地区合计总计平均最大最小温度湿度用户订单交易账号备注状态编号北京上海广州深圳江苏浙江山东四川湖南湖北河南河北福建安徽部门公司客户电力煤炭石油产量消费工资商品米线早餐记录摘要星期季度';
const traditional =
  '的一是不了人在有我他這個們來到時大為子中你說生國年著就那和要出也得裡後自以會家可下而過天去能對小多然於心學之都好看起發當沒成只如事把還用第樣道想作種開美總從無情己面最女但現前些所同日手又行意動方期它頭經長位分老因很給名法間知世兩次使身者被高已其進此話常與活正時間日期月份名稱項目數量金額價格單位收入支出餘額類型產品銷售城市縣市地區合計總計平均最大最小溫度濕度用戶訂單交易帳號備註狀態編號臺北新竹臺中高雄臺南香港九龍部門公司客戶電力產量消費縣區鄉鎮年度測站';
const japanese =
  '日時間年月曜付名称項目数量金額価格単位収入支出残高種類製品売上市区町村県都府道地合計総平均最大小温度湿電力需要供給実績予測人口世帯東京大阪名古屋北海札幌福岡横浜神戸京都埼玉千葉愛知兵庫広島分会社員番号備考内容取引入出点第一二三四五六七八九十百万円税込抜回前後今次新全国本中上下高低使用発生件率在庫注文顧客店舗商品担当者部署電話住所' +
  'のにはをたがでてとしれさあるいもすなこかきりくつらっまけそだよゃゅょイスントルラリアレロコカドクシタプマテトフサニメオハンバグブキセミーッャュョ';
const korean =
  '이다의는에을가고하지로한사기도리어대시자인나일아라스해그수정제부보전원여서장구상주만들비트성국마요안경공계신과동지미무오전조세발명연생을관개품량액날짜금년월분초명칭항목번호합계평균서울산부대구광인천울강원충청남북경기제주매출입고객주문거래잔가격단위온습도요상품구분비고전력';

export const scripts: readonly Script[] = [
  { encoding: 'gb18030', usual: ['gb18030', 0xb0, 0xd7, 0xa1, 0xfe], frequent: simplified },
  { encoding: 'big5', usual: ['big5', 0xa4, 0xc6, 0x40, 0xfe], frequent: traditional },
  { encoding: 'gb18030', usual: ['big5', 0xa4, 0xc6, 0x40, 0xfe], frequent: traditional },
  { encoding: 'shift_jis', usual: ['shift_jis', 0x88, 0x98, 0x40, 0xfc], frequent: japanese },
  {
    encoding: 'euc-kr',
    usual: ['euc-kr', 0xb0, 0xc8, 0xa1, 0xfe],
    frequent: korean,
    syllables: /\p{Script=Hangul}/u,
  },
  { encoding: 'euc-jp', usual: ['euc-jp', 0xb0, 0xcf, 0xa1, 0xfe], frequent: japanese },
];

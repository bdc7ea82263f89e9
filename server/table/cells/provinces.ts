/** The names on the map of China, each with its pinyin and its English aliases. */
const provinces: readonly (readonly [name: string, ...others: string[]])[] = [
  ['北京', 'beijing', 'peking'],
  ['天津', 'tianjin'],
  ['上海', 'shanghai'],
  ['重庆', 'chongqing'],
  ['河北', 'hebei'],
  ['山西', 'shanxi'],
  ['辽宁', 'liaoning'],
  ['吉林', 'jilin'],
  ['黑龙江', 'heilongjiang'],
  ['江苏', 'jiangsu'],
  ['浙江', 'zhejiang'],
  ['安徽', 'anhui'],
  ['福建', 'fujian'],
  ['江西', 'jiangxi'],
  ['山东', 'shandong'],
  ['河南', 'henan'],
  ['湖北', 'hubei'],
  ['湖南', 'hunan'],
  ['广东', 'guangdong', 'canton'],
  ['海南', 'hainan'],
  ['四川', 'sichuan', 'szechuan'],
  ['贵州', 'guizhou'],
  ['云南', 'yunnan'],
  ['陕西', 'shaanxi', 'shanxi1'],
  ['甘肃', 'gansu'],
  ['青海', 'qinghai'],
  ['台湾', 'taiwan'],
  ['内蒙古', 'neimenggu', 'neimongol', 'innermongolia'],
  ['广西', 'guangxi'],
  ['西藏', 'xizang', 'tibet'],
  ['宁夏', 'ningxia'],
  ['新疆', 'xinjiang', 'sinkiang'],
  ['香港', 'xianggang', 'hongkong'],
  ['澳门', 'aomen', 'macau', 'macao'],
];

const byName = new Map(provinces.flatMap(([name, ...others]) => [name, ...others].map((one) => [one, name])));

const chineseSuffix = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市)$/u;

/**
 * The short name on the map of China for 广东, 广东省, Guangdong, Guangdong Province, Inner Mongolia; undefined for anything else, e.g. a town.
 */
export function provinceOf(text: string): string | undefined {
  const name = text.trim();
  if (name.length > 40) return undefined;
  const latin = name.toLowerCase().replace(/[^a-z1]+/g, '');
  return (
    byName.get(name.replace(chineseSuffix, '')) ??
    byName.get(latin) ??
    byName.get(withoutSuffix(name.toLowerCase()))
  );
}

function withoutSuffix(name: string): string {
  return name
    .replace(
      /(?:\s(?:province|municipality|city|sar|(?:(?:zhuang|hui|uygur|uyghur)\s)?autonomous region))+$/,
      '',
    )
    .replace(/[^a-z1]+/g, '');
}

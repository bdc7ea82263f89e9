import type { Catalog } from '#protocol';

/** What the pages say on which people log in. */
interface PeopleWords {
  readonly logIn: string;
  readonly name: string;
  readonly password: string;
  readonly wrong: string;
  tooMany(minutes: number): string;
  readonly noAnswer: string;
}

const en: PeopleWords = {
  logIn: 'Log in',
  name: 'Name',
  password: 'Password',
  wrong: 'The name or the password is wrong.',
  tooMany: (minutes) => `Too many tries: wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  noAnswer: 'The server does not answer. Try again.',
};

const zhCn: PeopleWords = {
  logIn: '登录',
  name: '用户名',
  password: '密码',
  wrong: '用户名或密码不正确。',
  tooMany: (minutes) => `尝试次数过多，请等待 ${minutes} 分钟。`,
  noAnswer: '服务器没有应答，请重试。',
};

/** One object per language. */
export const peopleWords: Catalog<PeopleWords> = { en, 'zh-CN': zhCn };

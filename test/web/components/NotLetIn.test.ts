// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { refusalCodes } from '../../../server/protocol/auth.ts';
import { NotLetIn } from '../../../web/components/index.ts';
import { mount, type Mounted } from './mount.ts';

let mounted: Mounted;
afterEach(() => mounted.end());

test.each([
  ['en', 'This screen is not let in', 'Its token has expired.'],
  ['zh-CN', '此屏幕未获准接入', '其令牌已过期。'],
] as const)('says in %s that the screen is not let in, why, and what lets it in', (language, title, why) => {
  mounted = mount(NotLetIn, { language, props: { reason: 'expired' } });
  const text = mounted.find('[role=alert]').textContent ?? '';
  for (const part of [title, why, '#token=', 'chartwall token --role screen']) expect(text).toContain(part);
});

test('has words of its own for every reason', () => {
  const texts = refusalCodes.map((reason) => {
    mounted = mount(NotLetIn, { props: { reason } });
    const { textContent } = mounted.find('[role=alert]');
    mounted.end();
    return textContent;
  });
  expect(new Set(texts).size).toBe(refusalCodes.length);
});

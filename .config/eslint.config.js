import { join } from 'node:path';
import vue from 'eslint-plugin-vue';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const root = join(import.meta.dirname, '..');

/** What people see or hear of an element or a component: like all texts it comes from a catalog. */
const readAttributes = ['alt', 'aria-label', 'aria-description', 'label', 'placeholder', 'text', 'title'];

export default defineConfig([
  globalIgnores(['**/dist/', 'coverage/', '**/.chartwall/']),
  {
    basePath: root,
    files: ['{server,web,test}/**/*.{ts,vue}'],
    // In no part's project: it only says how the parts are bundled.
    ignores: ['web/vite.config.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, vue.configs['flat/recommended']],
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        projectService: true,
        tsconfigRootDir: root,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      ...layoutRulesOff(),
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // Our objects are made of functions that close over what they need: they are meant to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    basePath: root,
    // Only vue-tsc knows what a component file exports; to this linter it is an `any`. And what a test reads off the
    // wire is what its expectations are about.
    files: ['web/**/*.vue', 'web/{pages,console}/**/*.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    basePath: root,
    files: ['web/**/*.vue'],
    rules: { 'vue/no-bare-strings-in-template': ['error', { attributes: { '/.+/': readAttributes } }] },
  },
  {
    basePath: root,
    files: ['{server,web}/**/*.{ts,vue}'],
    rules: { 'max-lines': ['error', 200] },
  },
  {
    basePath: root,
    files: ['.config/**/*.{js,mjs}', 'web/vite.config.ts'],
    extends: [tseslint.configs.recommended],
  },
]);

// How templates are laid out is the formatter's matter.
function layoutRulesOff() {
  const layout = Object.entries(vue.rules).filter(([, rule]) => rule.meta.type === 'layout');
  return Object.fromEntries(layout.map(([name]) => [`vue/${name}`, 'off']));
}

import { type KeyBinding } from '../../composables/index.ts';
type __VLS_Props = {
  bindings: readonly KeyBinding[];
};
type __VLS_ModelProps = {
  open: boolean;
};
type __VLS_PublicProps = __VLS_Props & __VLS_ModelProps;
declare const __VLS_export: import('vue').DefineComponent<
  __VLS_PublicProps,
  {},
  {},
  {},
  {},
  import('vue').ComponentOptionsMixin,
  import('vue').ComponentOptionsMixin,
  {
    'update:open': (value: boolean) => any;
  },
  string,
  import('vue').PublicProps,
  Readonly<__VLS_PublicProps> &
    Readonly<{
      'onUpdate:open'?: (value: boolean) => any;
    }>,
  {},
  {},
  {},
  {},
  string,
  import('vue').ComponentProvideOptions,
  false,
  {},
  any
>;
declare const _default: typeof __VLS_export;
export default _default;

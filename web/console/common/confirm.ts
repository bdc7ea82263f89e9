import { ElMessageBox } from 'element-plus';

/** Asks before something that is not undone. Resolves to whether it is wanted. */
export function confirm(
  title: string,
  text: string,
  { act, cancel, isDangerous = false }: { act: string; cancel: string; isDangerous?: boolean },
): Promise<boolean> {
  return ElMessageBox.confirm(text, title, {
    confirmButtonText: act,
    cancelButtonText: cancel,
    ...(isDangerous && { confirmButtonClass: 'el-button--danger' }),
  }).then(
    () => true,
    () => false,
  );
}

import { expect, test } from 'vitest';
import { idNameOf } from '../../../../server/table/cells/id-names.ts';

test.each([
  'CODAGENTE',
  'CODGRUPO',
  'CDMUNICIPIO',
  'cdmunicipio',
  'COD_LOJA',
  'CODFRN',
  'codproduto',
  'IDCLIENTE',
  'idkunde',
  'NRPEDIDO',
  'numfactura',
  'kod_towaru',
  'KODTOWARU',
  'kodebarang',
  'ИДКЛИЕНТА',
])('%s is the name of an id: a word for code, glued to what it codes', (name) => {
  expect(idNameOf(name)).toBe('id');
});

test.each([
  'CODECS',
  'CODING',
  'CODA',
  'codec',
  'IDLE',
  'ideal',
  'cdd',
  'CDs',
  'numpedidos',
  'num_user',
  'nrg',
])('%s is none', (name) => {
  expect(idNameOf(name)).toBeUndefined();
});

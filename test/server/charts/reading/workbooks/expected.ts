/** A workbook of the corpus. */
interface Expected {
  /** by sheet: the header, the first row and the number of rows; or why there is none */
  tables: string | Record<string, [header: unknown[], first: unknown[], rows: number]>;
  /** the chart types that a person would accept for its first table */
  drawn: string[];
}

const lines = ['lines', 'area'];
const bars = ['bars', 'horizontal-bars', 'grouped-bars', 'stacked-bars'];

/** Files whose names begin with p were written by openpyxl, the others by XlsxWriter. */
export const expected: Readonly<Record<string, Expected>> = {
  'p01-daily.xlsx': {
    tables: {
      Daily: [['Date', 'Visitors', 'Conversion (%)'], ['2026-01-01', 900, 3], 40],
    },
    drawn: lines,
  },
  'p02-titles.xlsx': {
    tables: {
      Report: [['Region', 'Q1', 'Q2', 'Q3'], ['North', 120, 135, 150], 4],
    },
    drawn: bars,
  },
  'p08-across.xlsx': {
    tables: {
      Energie: [
        [
          'Zähler',
          '2026-01-01',
          '2026-02-01',
          '2026-03-01',
          '2026-04-01',
          '2026-05-01',
          '2026-06-01',
          '2026-07-01',
          '2026-08-01',
          '2026-09-01',
          '2026-10-01',
          '2026-11-01',
          '2026-12-01',
        ],
        ['Halle A', 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81],
        3,
      ],
    },
    drawn: lines,
  },
  'p09-errors.xlsx': {
    tables: {
      Sheet: [['Store', 'Open', 'Sales'], ['Store 0', 'TRUE', '50'], 8],
    },
    drawn: bars,
  },
  'p10-uncalc.xlsx': {
    tables: 'its formulas have no values yet: open it in a spreadsheet program and save it',
    drawn: ['nothing'],
  },
  'p19-table.xlsx': {
    tables: {
      Temps: [['Hour', 'Inside', 'Outside'], ['00:00', 20, 3], 24],
    },
    drawn: lines,
  },
  'p20-survey.xlsx': {
    tables: {
      Survey: [['Country', '2023', '2024', '2025'], ['Germany', 50, 52, 55], 5],
    },
    drawn: [...lines, ...bars],
  },
  'x03-hidden.xlsx': {
    tables: {
      Umsatz: [['Datum', 'Umsatz (€)', 'Menge'], ['2026-02-01', 25, 10], 29],
    },
    drawn: lines,
  },
  'x04-budget.xlsx': {
    tables: {
      Jan: [['Category', 'Plan', 'Actual'], ['Rent', 100, 93], 4],
      Feb: [['Category', 'Plan', 'Actual'], ['Rent', 100, 93], 4],
      'März 2026': [['Category', 'Plan', 'Actual'], ['Rent', 100, 99], 4],
    },
    drawn: bars,
  },
  'x05-twoheads.xlsx': {
    tables: {
      Matrix: [['Month', '2025 Sales', '2025 Cost', '2026 Sales', '2026 Cost'], ['Jan', 10, 5, 12, 6], 6],
    },
    drawn: [...lines, ...bars],
  },
  'x06-blocks.xlsx': {
    tables: {
      Board: [['Day', 'Orders', 'Returns'], ['2026-03-01', 30, 0], 25],
    },
    drawn: lines,
  },
  'x07-times.xlsx': {
    tables: {
      Shift: [
        ['Start', 'Clock', 'Worked', 'Postcode', 'Amount'],
        ['2026-05-01T08:30:00', '08:30', 30, '01067', 0.2],
        12,
      ],
    },
    drawn: lines,
  },
  'x11-chartsheet.xlsx': {
    tables: {
      Daten: [['Tag', 'kWh'], ['Tag 1', 1], 10],
    },
    drawn: bars,
  },
  'x12-1904.xlsx': {
    tables: {
      Mac: [['Date', 'Price ($)'], ['2026-04-01', 10], 20],
    },
    drawn: lines,
  },
  'x14-merged.xlsx': {
    tables: {
      S: [['Region', 'Product', 'Units'], ['North', 'Tea', 15], 6],
    },
    drawn: bars,
  },
  'x15-kpi.xlsx': {
    tables: {
      KPI: [['Revenue', '$125000'], ['Orders', '1284'], 2],
    },
    drawn: ['number', 'bars', 'horizontal-bars'],
  },
  'x16-transactions.xlsx': {
    tables: {
      Ledger: [['Booked', 'Account', 'Category', 'Amount'], ['2026-01-01', '001200', 'Rent', -59.31], 200],
    },
    drawn: [...lines, ...bars],
  },
  'x17-units.xlsx': {
    tables: {
      Plant: [['Turbine', 'Output (kW)'], ['T1', 3.2], 6],
    },
    drawn: bars,
  },
  'x18-spacer.xlsx': {
    tables: {
      Plan: [['Team', 'Done', 'Open'], ['Red', 5, 9], 4],
    },
    drawn: bars,
  },
  '销售 2026.xlsx': {
    tables: {
      一月: [['城市', '销售额 (¥)', '占比 (%)'], ['北京', 5002.5, 33.3333333333333], 5],
    },
    drawn: ['china', ...bars],
  },
};

/** As much of daff as reading a CSV file takes. */
declare module 'daff' {
  class TableView {
    constructor(rows: readonly (readonly unknown[])[]);
    readonly width: number;
    readonly height: number;
    getCell(x: number, y: number): string | null;
  }
  class Csv {
    parseTable(text: string, table: TableView): boolean;
  }
  const daff: { readonly TableView: typeof TableView; readonly Csv: typeof Csv };
  export default daff;
}

// Reads {tables, queries} and writes, for each query, what Kusto's own language service says of it: an array of arrays of lines.
const [modules] = process.argv.slice(2);
const { join } = require("path");
require(join(modules, "bridge.min.js"));
require(join(modules, "Kusto.Language.Bridge.min.js"));

const { GlobalState, KustoCode, Symbols } = Kusto.Language;
const { tables, queries } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const symbols = Object.entries(tables).map(([name, columns]) => new Symbols.TableSymbol.$ctor7(name, `(${columns})`, null));
const globals = GlobalState.Default.WithDatabase(new Symbols.DatabaseSymbol.ctor("here", symbols));

const said = (query) => {
  const found = KustoCode.ParseAndAnalyze(query, globals).GetDiagnostics();
  return Array.from({ length: found.Count }, (_, i) => `${found.getItem(i).Code}: ${found.getItem(i).Message}`);
};
process.stdout.write(JSON.stringify(queries.map(said)));

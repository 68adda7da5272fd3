// node duckdb.js FACTS QUERIES RUNS: reads each *.csv as a table, asks each *.sql, prints one line of tab-separated values each.
const fs = require('node:fs');
const path = require('node:path');
const { DuckDBInstance } = require('@duckdb/node-api');

async function main() {
  const [facts, folder, runs] = process.argv.slice(2);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  let begun = performance.now();
  for (const name of fs.readdirSync(facts).filter((n) => n.endsWith('.csv'))) {
    const file = path.join(facts, name).replaceAll("'", "''");
    await connection.run(`CREATE TABLE ${name.replace('.csv', '')} AS SELECT * FROM read_csv('${file}', header = true)`);
  }
  console.log(['load', (performance.now() - begun).toFixed(1), 0, 0].join('\t'));
  for (const name of fs.readdirSync(folder).filter((n) => n.endsWith('.sql')).sort()) {
    const query = fs.readFileSync(path.join(folder, name), 'utf8');
    const times = [];
    let rows = [];
    for (let i = 0; i <= runs; i++) {
      begun = performance.now();
      rows = (await connection.runAndReadAll(query)).getRowsJson();
      if (i > 0) times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const sum = rows.reduce((s, row) => s + Number(row[row.length - 1]), 0);
    console.log([name.replace('.sql', ''), times[times.length >> 1].toFixed(2), rows.length, sum.toFixed(6)].join('\t'));
  }
  console.log(['memory', Math.round(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1] / 1024), 0, 0].join('\t'));
}

main();

// node oxigraph.js DATA.nq ONTOLOGY.nt QUERIES RUNS: loads, asks each *.rq, prints one line of tab-separated values each.
const fs = require('node:fs');
const path = require('node:path');
const oxigraph = require('oxigraph');

const [data, ontology, folder, runs] = process.argv.slice(2);
const store = new oxigraph.Store();
let begun = performance.now();

// In parts, because a text that is handed to it whole has a length that is bounded.
const PART = 64 * 1024 * 1024;
const file = fs.openSync(data);
const buffer = Buffer.alloc(PART);
let kept = 0;
for (let read; (read = fs.readSync(file, buffer, kept, PART - kept)) > 0;) {
  const end = buffer.lastIndexOf(10, kept + read - 1) + 1;
  store.load(buffer.toString('utf8', 0, end), { format: 'application/n-quads', no_transaction: true });
  buffer.copy(buffer, 0, end, kept + read);
  kept = kept + read - end;
}
store.load(fs.readFileSync(ontology, 'utf8'), { format: 'application/n-triples', no_transaction: true });
console.log(['load', (performance.now() - begun).toFixed(1), store.size, 0].join('\t'));

for (const name of fs.readdirSync(folder).filter((n) => n.endsWith('.rq')).sort()) {
  const query = fs.readFileSync(path.join(folder, name), 'utf8');
  const times = [];
  let rows = 0;
  let sum = 0;
  for (let i = 0; i <= runs; i++) {
    begun = performance.now();
    const answer = store.query(query, { use_default_graph_as_union: true });
    const millis = performance.now() - begun;
    if (i > 0) times.push(millis);
    rows = answer.length;
    sum = answer.reduce((s, row) => s + Number([...row.values()].pop().value), 0);
  }
  times.sort((a, b) => a - b);
  console.log([name.replace('.rq', ''), times[times.length >> 1].toFixed(2), rows, sum.toFixed(6)].join('\t'));
}
console.log(['memory', Math.round(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1] / 1024), 0, 0].join('\t'));

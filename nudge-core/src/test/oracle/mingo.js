// Asks mingo about every pair: node mingo.js PAIRS ANSWERS. Bit i of the answers is set if the condition of line i holds.
const fs = require("node:fs");
const { Query } = require("mingo");

const lines = fs.readFileSync(process.argv[2], "utf8").trimEnd().split("\n");
const answers = Buffer.alloc(Math.ceil(lines.length / 8));
lines.forEach((line, i) => {
  const { condition, document } = JSON.parse(line);
  if (new Query(condition).test(document)) {
    answers[i >> 3] |= 1 << (i & 7);
  }
});
fs.writeFileSync(process.argv[3], answers);
console.log(`${lines.length} pairs`);

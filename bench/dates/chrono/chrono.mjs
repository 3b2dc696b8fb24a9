// Reads dates with chrono-node: a line in, the number found and the CPU seconds out.
// Run as `node chrono.mjs FOLDER`, where FOLDER/node_modules holds it.

import { createRequire } from "node:module";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const chrono = createRequire(`${resolve(process.argv[2])}/`)("chrono-node");

for await (const line of createInterface({ input: process.stdin })) {
  const [day, coded] = line.split("\t");
  const text = Buffer.from(coded, "base64").toString("utf8");
  const reference = new Date(`${day}T12:00:00`);
  const begun = process.cpuUsage();
  const found = chrono.parse(text, reference).length;
  const spent = process.cpuUsage(begun);
  process.stdout.write(`${found}\t${(spent.user + spent.system) / 1e6}\n`);
}

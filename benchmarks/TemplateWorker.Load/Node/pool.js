// What a bot written for Node.js has in place of our pool: one child process, in it a node:vm context for each guild, and
// lines of text over the child's pipes. The load program starts this file, gives it the handler and the events, and asks
// for turns: "throughput SECONDS" and "latency COUNT" on standard input, the figures on standard output.
//
// With a number of milliseconds as its argument, an event has that time and no more, by the only limit that node:vm knows:
// the timeout of a script, which is how such a pool ends a template that never would. Without it nothing is limited. That
// limit is of the clock on the wall, so on a machine that stands still for as long it ends an event that did nothing; such
// events count as run, and standard error tells how many they were.
//
// Lines over pipes, and not process.send: a chunk of a pipe holds many events and is read and written at once, while each
// message of process.send is a write and a serialization of its own.
"use strict";
const { spawn } = require("node:child_process");
const readline = require("node:readline");
const vm = require("node:vm");

const WINDOW = 1024;
const TIMEOUT = "timeout";
const [, , role, limit] = process.argv;

if (role === "child") runChild(Number(limit));
else runHost(role ?? "0");

function onLines(stream, take) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    take(lines);
  });
}

function runChild(timeout) {
  const guilds = new Map();
  let source;
  onLines(process.stdin, (lines) => {
    let outcomes = "";
    for (const line of lines) {
      if (source === undefined) {
        source = JSON.parse(line);
        continue;
      }
      const [id, guild, event] = line.split(" ", 3);
      const payload = line.slice(id.length + guild.length + event.length + 3);
      if (!guilds.has(guild)) guilds.set(guild, load(source, timeout));
      let late;
      try {
        late = guilds.get(guild)(event, payload);
      } catch (error) {
        if (error.code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
        outcomes += `${id} ${TIMEOUT}\n`;
        continue;
      }
      if (late === undefined) outcomes += `${id} ok\n`;
      else late.then(() => process.stdout.write(`${id} ok\n`));
    }
    if (outcomes !== "") process.stdout.write(outcomes);
  });
  process.stdin.on("end", () => process.exit(0));
}

// A context of its own for one guild's template; what it returns runs the handlers of one event.
function load(source, timeout) {
  const context = vm.createContext({});
  const handlers = new Map();
  const on = (event, handler) => handlers.set(event, [...(handlers.get(event) ?? []), handler]);
  vm.compileFunction(source, ["require"], { parsingContext: context })(() => ({ on, kv: {} }));
  const parse = vm.runInContext("JSON.parse", context);
  const run = (event, text) => {
    const payload = parse(text);
    const late = (handlers.get(event) ?? []).map((handler) => handler(payload)).filter((result) => result !== undefined);
    return late.length === 0 ? undefined : Promise.all(late);
  };
  if (timeout === 0) return run;
  const turn = new vm.Script("run(event, text)");
  context.run = run;
  return (event, text) => {
    context.event = event;
    context.text = text;
    return turn.runInContext(context, { timeout });
  };
}

function runHost(limit) {
  const child = spawn(process.execPath, [__filename, "child", limit], { stdio: ["pipe", "pipe", "inherit"] });
  let events;
  let sent = 0;
  let ended = 0;
  let timeouts = 0;
  let onEnded = () => {};
  onLines(child.stdout, (outcomes) => {
    for (const outcome of outcomes) {
      if (outcome.endsWith(TIMEOUT)) timeouts++;
      else if (!outcome.endsWith(" ok")) throw new Error("An event did not end well.");
    }
    ended += outcomes.length;
    onEnded();
  });
  const send = (count) => {
    let lines = "";
    for (const last = sent + count; sent < last; sent++) {
      const guild = sent % events.length;
      lines += `${sent} ${guild} MESSAGE_CREATE ${events[guild]}\n`;
    }
    child.stdin.write(lines);
  };

  const throughput = (seconds) => new Promise((resolve) => {
    const [started, before] = [performance.now(), sent];
    onEnded = () => {
      const elapsed = (performance.now() - started) / 1000;
      if (elapsed < seconds && sent - ended <= WINDOW / 2) send(WINDOW - (sent - ended));
      else if (elapsed >= seconds && sent === ended) resolve([(sent - before) / elapsed]);
    };
    send(WINDOW);
  });

  const latency = (count) => new Promise((resolve) => {
    const times = [];
    let started = performance.now();
    onEnded = () => {
      times.push((performance.now() - started) * 1000);
      if (times.length === count) {
        times.sort((a, b) => a - b);
        resolve([times[count >> 1], times[Math.floor(count * 0.99)]]);
        return;
      }
      started = performance.now();
      send(1);
    };
    send(1);
  });

  readline.createInterface({ input: process.stdin }).on("line", async (line) => {
    if (events === undefined) {
      const given = JSON.parse(line);
      events = given.events;
      child.stdin.write(`${JSON.stringify(given.source)}\n`);
      return;
    }
    const [turn, argument] = line.split(" ");
    const figures = await (turn === "throughput" ? throughput : latency)(Number(argument));
    process.stdout.write(`${figures.join(" ")}\n`);
  }).on("close", () => {
    child.stdin.end();
    if (timeouts > 0) console.error(`${timeouts} of ${ended} events of Node.js met the limit of ${limit} ms: the machine stood still.`);
  });
}

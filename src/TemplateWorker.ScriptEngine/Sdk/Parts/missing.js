// What scripts elsewhere have and templates do not, and what to use instead.
const { part } = core;

const TIMERS = "Within a handler use setTimeout and clearTimeout; a handler may await one after the other in a loop.";
const FETCH = "Use fetch(url), with the capability \"fetch:HOST\" in template.yaml.";
const IMPORTS = "Templates are compiled to modules: use import and export between your own files.";
const BROWSER = "Templates do not run in a browser.";
const NO_LIBRARIES = "A template has its own files and \"templateworker\" alone; copy what you need into a file of the template.";
const API = "Use discord, on() and command() of \"templateworker\".";
const FILES = "Templates have no files; keep data in kv, or import a .json file of the template.";

const GLOBALS = {
  __proto__: null,
  setInterval: TIMERS,
  clearInterval: TIMERS,
  setImmediate: "Use setTimeout(handler, 0) or queueMicrotask(handler).",
  clearImmediate: "Use clearTimeout with what setTimeout gave.",
  requestAnimationFrame: TIMERS,
  process: "Templates do not run in Node.js and have no environment; settings of \"templateworker\" has what the manifest declares.",
  Buffer: "Use Uint8Array, TextEncoder and TextDecoder, atob and btoa.",
  global: "Use globalThis.",
  __dirname: FILES,
  __filename: FILES,
  Deno: "Templates do not run in Deno.",
  Bun: "Templates do not run in Bun.",
  window: `${BROWSER} Use globalThis.`,
  self: `${BROWSER} Use globalThis.`,
  document: BROWSER,
  navigator: BROWSER,
  location: BROWSER,
  localStorage: `${BROWSER} Keep data in kv of "templateworker".`,
  sessionStorage: `${BROWSER} Keep data in kv of "templateworker".`,
  indexedDB: `${BROWSER} Keep data in kv of "templateworker".`,
  alert: `${BROWSER} Use log of "templateworker".`,
  XMLHttpRequest: FETCH,
  WebSocket: FETCH,
  EventSource: FETCH,
  Request: "fetch takes the URL and the options themselves.",
  FormData: "Send a text, a Uint8Array or URLSearchParams.",
  Blob: "Use Uint8Array.",
  File: "Use Uint8Array.",
  ReadableStream: "Answers of fetch are read whole: text(), json() or bytes().",
  AbortController: "A fetch ends with its dispatch, or at the host's time limit.",
  AbortSignal: "A fetch ends with its dispatch, or at the host's time limit.",
  Worker: "Templates have one thread.",
  SharedArrayBuffer: "Templates have one thread.",
  WebAssembly: "Templates cannot use WebAssembly.",
  importScripts: IMPORTS,
  define: IMPORTS,
};

const MODULES = {
  __proto__: null,
  fs: FILES,
  path: FILES,
  http: FETCH,
  https: FETCH,
  net: FETCH,
  tls: FETCH,
  dns: FETCH,
  ws: FETCH,
  undici: FETCH,
  axios: FETCH,
  got: FETCH,
  request: FETCH,
  "node-fetch": FETCH,
  "cross-fetch": FETCH,
  crypto: "Use crypto.randomUUID() and crypto.getRandomValues(array), which are globals.",
  uuid: "Use crypto.randomUUID(), which is a global.",
  nanoid: "Use crypto.randomUUID(), which is a global.",
  url: "URL and URLSearchParams are globals.",
  querystring: "URLSearchParams is a global.",
  util: "TextEncoder, TextDecoder and structuredClone are globals; log shows any value.",
  buffer: GLOBALS.Buffer,
  events: "Use on() and off() of \"templateworker\".",
  timers: "setTimeout and clearTimeout are globals.",
  "timers/promises": "Use await new Promise((done) => setTimeout(done, milliseconds)).",
  process: GLOBALS.process,
  os: GLOBALS.process,
  child_process: GLOBALS.process,
  worker_threads: GLOBALS.Worker,
  "discord.js": API,
  "discord-api-types": API,
  "discord-api-types/v10": API,
  eris: API,
  oceanic: API,
  dotenv: GLOBALS.process,
  mongoose: "Keep data in kv of \"templateworker\".",
  mongodb: "Keep data in kv of \"templateworker\".",
  redis: "Keep data in kv of \"templateworker\".",
  ioredis: "Keep data in kv of \"templateworker\".",
  pg: "Keep data in kv of \"templateworker\".",
  mysql: "Keep data in kv of \"templateworker\".",
  mysql2: "Keep data in kv of \"templateworker\".",
  sqlite3: "Keep data in kv of \"templateworker\".",
  "better-sqlite3": "Keep data in kv of \"templateworker\".",
  "quick.db": "Keep data in kv of \"templateworker\".",
  keyv: "Keep data in kv of \"templateworker\".",
};

function explainGlobal(name, message) {
  return name in GLOBALS ? `${message}. ${GLOBALS[name]}` : message;
}

function explainModule(name, file) {
  const start = `Cannot find the module ${part("inspect").inspect(name, 1)} that ${file} imports. `;
  if (typeof name !== "string" || name.startsWith(".") || name.startsWith("/") || name.startsWith("templateworker/")) {
    return `${start}A template can import "templateworker" and its own files ("./file").`;
  }
  const bare = name.startsWith("node:") ? name.slice("node:".length) : name;
  return start + (bare in MODULES ? MODULES[bare] : NO_LIBRARIES);
}

return { explainGlobal, explainModule };

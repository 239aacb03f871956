// `kv`: the tenant's key-values and sorted lists. Every function takes the template that calls first.
const { freeze, hostCall, isArray, nothing, part } = core;
const { optionalNumber, requireNumber, requireText, shown } = part("checks");
const { decode, encode } = part("values");

const MAX_OPERATIONS = 25;

const toKey = (key) => requireText(key, "The key");

function toScopes(options, what = "scopes") {
  const scopes = options?.scopes ?? null;
  if (scopes !== null && (!isArray(scopes) || !scopes.every((scope) => typeof scope === "string"))) {
    throw new TypeError(`${what} must be an array of texts; it is ${shown(scopes)}.`);
  }
  return scopes;
}

function toAfter(options) {
  const after = options?.after ?? undefined;
  return after === undefined ? after : requireText(after, "after");
}

function toSeconds(ttl, what) {
  if (ttl === undefined || ttl === null) {
    return undefined;
  }
  if (typeof ttl !== "number" || !(ttl > 0 && ttl < Infinity)) {
    throw new TypeError(`${what} must be a number of seconds above 0; it is ${shown(ttl)}.`);
  }
  return ttl;
}

function toCondition(condition, what) {
  const { absent, present, equals } = condition ?? {};
  if ([absent === true, present === true, equals !== undefined].filter(Boolean).length !== 1) {
    throw new TypeError(`The condition of ${what} is one of { absent: true }, { present: true }, { equals: value }.`);
  }
  if (equals !== undefined) {
    return { equals: encode(equals) };
  }
  return absent === true ? { absent } : { present };
}

function toAddend(by, what) {
  if (typeof by !== "number" && typeof by !== "bigint") {
    throw new TypeError(`${what} adds a number; it was given ${shown(by)}.`);
  }
  return encode(by);
}

const toDate = (text) => text === null || text === undefined ? null : new Date(text);

function toRecord(record) {
  return {
    key: record.key,
    value: decode(record.value),
    scopes: record.scopes,
    id: record.id,
    createdAt: toDate(record.created_at),
    updatedAt: toDate(record.last_updated_at),
    expiresAt: toDate(record.expires_at),
  };
}

const OPERATIONS = {
  set: (key, operation, what) => ({
    op: "set", key, value: encode(operation.value), scopes: toScopes(operation, `scopes of ${what}`) ?? undefined,
    ttl: toSeconds(operation.ttl, `ttl of ${what}`),
  }),
  delete: (key, operation, what) => ({ op: "delete", key, scopes: toScopes(operation, `scopes of ${what}`) ?? undefined }),
  increment: (key, operation, what) => ({
    op: "increment", key, by: toAddend(operation.by ?? 1, what), scopes: toScopes(operation, `scopes of ${what}`) ?? undefined,
  }),
  check: (key, operation, what) => ({
    op: "check", key, scopes: toScopes(operation, `scopes of ${what}`) ?? undefined, ...toCondition(operation, what),
  }),
};

function toOperation(operation, index) {
  const what = `operation ${index} of kv.transaction`;
  const names = ["set", "delete", "increment", "check"].filter((name) => operation?.[name] !== undefined);
  if (names.length !== 1) {
    throw new TypeError(`${what} must be one of { set: key, value }, { delete: key }, { increment: key, by }, ` +
      `{ check: key, absent | present | equals }; it is ${shown(operation)}.`);
  }
  return OPERATIONS[names[0]](requireText(operation[names[0]], `The key of ${what}`), operation, what);
}

function toOperations(operations) {
  if (!isArray(operations) || operations.length === 0 || operations.length > MAX_OPERATIONS) {
    throw new TypeError(`kv.transaction takes an array of 1 to ${MAX_OPERATIONS} operations; ` +
      `it was given ${isArray(operations) ? `${operations.length}` : shown(operations)}.`);
  }
  return operations.map(toOperation);
}

function readTransaction(operations, { committed, failed, results }) {
  return {
    committed,
    failed: failed ?? null,
    results: (results ?? []).map((result, i) => operations[i]?.increment === undefined ? result : decode(result)),
  };
}

function makeSorted(template, list) {
  requireText(list, "The name of a sorted list");
  const toMember = (member) => requireText(member, "The member of a sorted list");
  return freeze({
    set: (member, score) => hostCall(
      template, "sorted.set", () => [list, toMember(member), requireNumber(score, "The score")], nothing),
    increment: (member, by = 1) => hostCall(
      template, "sorted.increment", () => [list, toMember(member), requireNumber(by, "What is added to the score")]),
    get: (member) => hostCall(template, "sorted.get", () => [list, toMember(member)]),
    top: (options = {}) => hostCall(template, "sorted.top", () => {
      const { limit, offset, ascending } = options;
      return [list, { limit: optionalNumber(limit, "limit"), offset: optionalNumber(offset, "offset"), ascending }];
    }),
    delete: (member) => hostCall(template, "sorted.delete", () => [list, toMember(member)]),
    count: () => hostCall(template, "sorted.count", () => [list]),
    clear: () => hostCall(template, "sorted.clear", () => [list]),
  });
}

return freeze({
  get: (template, key, options) => hostCall(
    template, "kv.get", () => [toKey(key), toScopes(options)], (record) => record === null ? null : decode(record.value)),

  getRecord: (template, key, options) => hostCall(
    template, "kv.get", () => [toKey(key), toScopes(options)], (record) => record === null ? null : toRecord(record)),

  set: (template, key, value, options) => hostCall(
    template, "kv.set",
    () => [toKey(key), encode(value), toScopes(options), toSeconds(options?.ttl, "ttl")], nothing),

  setIf: (template, key, value, condition, options) => hostCall(
    template, "kv.setIf",
    () => [toKey(key), encode(value), toCondition(condition, "kv.setIf"), toScopes(options), toSeconds(options?.ttl, "ttl")]),

  delete: (template, key, options) => hostCall(template, "kv.delete", () => [toKey(key), toScopes(options)]),

  find: (template, query = {}) => hostCall(
    template,
    "kv.find",
    () => {
      const { prefix, like, limit, cursor } = query;
      return [{ prefix, like, scopes: toScopes(query) ?? undefined, limit, cursor }];
    },
    (page) => ({ items: page.records.map(toRecord), cursor: page.cursor })),

  listScopes: (template, options) => hostCall(template, "kv.listScopes", () => [toAfter(options)]),

  increment: (template, key, by = 1, options = undefined) => hostCall(
    template, "kv.increment", () => [toKey(key), toAddend(by, "kv.increment"), toScopes(options)], decode),

  expire: (template, key, ttl, options) => hostCall(
    template, "kv.expire", () => [toKey(key), toScopes(options), toSeconds(ttl, "ttl") ?? null]),

  transaction: (template, operations) => hostCall(
    template, "kv.transaction", () => [toOperations(operations)], (answer) => readTransaction(operations, answer)),

  sorted: makeSorted,
});

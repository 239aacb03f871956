// `kv`: the tenant's key-values and sorted lists.
const { freeze, hostCall, isArray, nothing, part } = core;
const { optionalNumber, optionalObject, requireNumber, requireObject, requireText, requireTexts, shown } = part("checks");
const { decode, encode } = part("values");

const toKey = (key, method) => requireText(key, `The key of ${method}`);

function toScopes(options, method) {
  const scopes = optionalObject(options, `The options of ${method}`)?.scopes ?? null;
  return scopes === null ? null : requireTexts(scopes, `scopes of ${method}`);
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
  const { absent, present, equals } = optionalObject(condition, `The condition of ${what}`) ?? {};
  if ([absent === true, present === true, equals !== undefined].filter(Boolean).length !== 1) {
    throw new TypeError(`The condition of ${what} is one of { absent: true }, { present: true }, { equals: value }.`);
  }
  if (equals !== undefined) {
    return { equals: encode(equals, `${what}: equals`) };
  }
  return absent === true ? { absent } : { present };
}

function toAddend(by, what) {
  if (typeof by !== "number" && typeof by !== "bigint") {
    throw new TypeError(`${what} adds a number; it was given ${shown(by)}.`);
  }
  return encode(by, `${what}: the number`);
}

// An empty text looks for all that there is.
const optionalText = (value, what) => value === undefined || value === null || value === "" ? value : requireText(value, what);

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
    op: "set", key, value: encode(operation.value, `${what}: value`), scopes: toScopes(operation, what) ?? undefined,
    ttl: toSeconds(operation.ttl, `ttl of ${what}`),
  }),
  delete: (key, operation, what) => ({ op: "delete", key, scopes: toScopes(operation, what) ?? undefined }),
  increment: (key, operation, what) => ({
    op: "increment", key, by: toAddend(operation.by ?? 1, what), scopes: toScopes(operation, what) ?? undefined,
  }),
  check: (key, operation, what) => ({
    op: "check", key, scopes: toScopes(operation, what) ?? undefined, ...toCondition(operation, what),
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
  // How many there may be is the host's to say, which has the setting.
  if (!isArray(operations) || operations.length === 0) {
    throw new TypeError("kv.transaction takes an array of operations, at least one; " +
      `it was given ${isArray(operations) ? `${operations.length}` : shown(operations)}.`);
  }
  return Array.from(operations, toOperation);
}

function readTransaction(operations, { committed, failed, results }) {
  return {
    committed,
    failed: failed ?? null,
    results: (results ?? []).map((result, i) => operations[i]?.increment === undefined ? result : decode(result)),
  };
}

function makeSorted(list) {
  requireText(list, "The name of a sorted list");
  const toMember = (member) => requireText(member, "The member of a sorted list");
  return freeze({
    set: (member, score) => hostCall(
      "sorted.set", () => [list, toMember(member), requireNumber(score, "The score")], nothing),
    increment: (member, by = 1) => hostCall(
      "sorted.increment", () => [list, toMember(member), requireNumber(by, "What is added to the score")]),
    get: (member) => hostCall("sorted.get", () => [list, toMember(member)]),
    top: (options = {}) => hostCall("sorted.top", () => {
      const { limit, offset, ascending } = requireObject(options, "The options of top of a sorted list");
      return [list, { limit: optionalNumber(limit, "limit of top"), offset: optionalNumber(offset, "offset of top"), ascending: ascending === true || undefined }];
    }),
    delete: (member) => hostCall("sorted.delete", () => [list, toMember(member)]),
    count: () => hostCall("sorted.count", () => [list]),
    clear: () => hostCall("sorted.clear", () => [list]),
  });
}

return freeze({
  get: (key, options) => hostCall(
    "kv.get", () => [toKey(key, "kv.get"), toScopes(options, "kv.get")],
    (record) => record === null ? null : decode(record.value)),

  getRecord: (key, options) => hostCall(
    "kv.get", () => [toKey(key, "kv.getRecord"), toScopes(options, "kv.getRecord")],
    (record) => record === null ? null : toRecord(record)),

  set: (key, value, options) => hostCall(
    "kv.set",
    () => [toKey(key, "kv.set"), encode(value, "kv.set: value"), toScopes(options, "kv.set"), toSeconds(options?.ttl, "ttl of kv.set")],
    nothing),

  setIf: (key, value, condition, options) => hostCall(
    "kv.setIf",
    () => [
      toKey(key, "kv.setIf"), encode(value, "kv.setIf: value"), toCondition(condition, "kv.setIf"), toScopes(options, "kv.setIf"),
      toSeconds(options?.ttl, "ttl of kv.setIf"),
    ]),

  delete: (key, options) => hostCall(
    "kv.delete", () => [toKey(key, "kv.delete"), toScopes(options, "kv.delete")]),

  find: (query = {}) => hostCall(
    "kv.find",
    () => {
      const { prefix, like, limit, cursor } = requireObject(query, "The query of kv.find");
      return [{
        prefix: optionalText(prefix, "prefix of kv.find"),
        like: optionalText(like, "like of kv.find"),
        scopes: toScopes(query, "kv.find") ?? undefined,
        limit: optionalNumber(limit, "limit of kv.find"),
        cursor: optionalText(cursor, "cursor of kv.find"),
      }];
    },
    (page) => ({ items: page.records.map(toRecord), cursor: page.cursor })),

  listScopes: (options) => hostCall("kv.listScopes", () => [toAfter(options)]),

  increment: (key, by = 1, options = undefined) => hostCall(
    "kv.increment", () => [toKey(key, "kv.increment"), toAddend(by, "kv.increment"), toScopes(options, "kv.increment")],
    decode),

  expire: (key, ttl, options) => hostCall(
    "kv.expire", () => [toKey(key, "kv.expire"), toScopes(options, "kv.expire"), toSeconds(ttl, "ttl of kv.expire") ?? null]),

  transaction: (operations) => hostCall(
    "kv.transaction", () => [toOperations(operations)], (answer) => readTransaction(operations, answer)),

  sorted: makeSorted,
});

// `discord`: one row for each call, with its arguments in order; an arrow says that it answers nothing.
const { hostCall, nothing, part } = core;
const { optionalObject, requireObject, requireText, requireTexts, toBody, withFiles } = part("checks");

// One text, because eighty properties and functions would be the largest thing in most VMs.
const CALLS = `
createMessage: channel message
editMessage: channel messageId message
deleteMessage: channel messageId reason ->
getMessage: channel messageId
listMessages: channel query
crosspostMessage: channel messageId
pinMessage: channel messageId reason ->
unpinMessage: channel messageId reason ->
listPins: channel query
triggerTyping: channel ->
createReaction: channel messageId emoji ->
deleteOwnReaction: channel messageId emoji ->
deleteUserReaction: channel messageId emoji user ->
listReactions: channel messageId emoji query
deleteAllReactions: channel messageId ->
deleteEmojiReactions: channel messageId emoji ->
getChannel: channel
listChannels:
createChannel: body reason
editChannel: channel body reason
deleteChannel: channel reason ->
editChannelPermissions: channel overwrite body reason ->
deleteChannelPermissions: channel overwrite reason ->
createThread: channel post reason
createThreadFromMessage: channel messageId body reason
joinThread: channel ->
leaveThread: channel ->
addThreadMember: channel user ->
removeThreadMember: channel user ->
listThreadMembers: channel
listActiveThreads:
listArchivedThreads: channel query
listRoles:
createRole: body reason
editRole: role body reason
deleteRole: role reason ->
addMemberRole: user role reason ->
removeMemberRole: user role reason ->
can: member place permission
getMember: user
getUser: user
listMembers: query
searchMembers: body
requestMembers: query
editMember: user body reason
kickMember: user reason ->
banMember: user query reason ->
unbanMember: user reason ->
bulkBanMembers: body reason
getBan: user
listBans: query
timeoutMember: user time reason
bulkDeleteMessages: channel messageIds reason ->
createWebhook: channel body reason
listChannelWebhooks: channel
listGuildWebhooks:
editWebhook: webhook body reason
deleteWebhook: webhook reason ->
executeWebhook: webhook message query
createInvite: channel invite reason
listChannelInvites: channel
listGuildInvites:
getInvite: code
deleteInvite: code reason ->
listEmojis:
getEmoji: emojiId
createEmoji: body reason
editEmoji: emojiId body reason
deleteEmoji: emojiId reason ->
listScheduledEvents: query
getScheduledEvent: event
createScheduledEvent: body reason
editScheduledEvent: event body reason
deleteScheduledEvent: event ->
listScheduledEventUsers: event query
listAutoModerationRules:
getAutoModerationRule: rule
createAutoModerationRule: body reason
editAutoModerationRule: rule body reason
deleteAutoModerationRule: rule reason ->
getAuditLog: query
createDirectMessage: user message
getGuild:
`;

const text = (name) => (value, method) => requireText(value, `The ${name} of ${method}`);

function toTime(value, method) {
  if (value === null) {
    return null;
  }
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) {
      throw new TypeError(`The end of ${method} is an invalid date.`);
    }
    return value.toISOString();
  }
  return requireText(value, `The end of ${method}, a time or null,`);
}

function toReason(value, method) {
  return value === undefined || value === null ? undefined : requireText(value, `The reason of ${method}`);
}

// A member of a payload says all that counts; of an id the host asks Discord.
function toMember(value, method) {
  if (typeof value !== "object" || value === null) {
    return requireText(value, `The member of ${method}, a member or an id,`);
  }
  if (value.user === undefined || value.user === null) {
    throw new TypeError(`The member of ${method} needs its user; a message's is { ...message.member, user: message.author }.`);
  }
  return {
    id: requireText(value.user.id, `The id of the member's user of ${method}`),
    roles: requireTexts(value.roles, `The roles of the member of ${method}`),
    communication_disabled_until: value.communication_disabled_until ?? null,
  };
}

// The first message of a post in a forum may be a text, and have files.
function toPost(value, method) {
  const body = requireObject(value, `What ${method} takes`);
  return body.message === undefined || body.message === null ? body : { ...body, message: toBody(body.message, `message of ${method}`) };
}

function withFilesOfPost(made, place, count, method) {
  const values = [made[place].message];
  if (values[0] === undefined || values[0] === null) {
    return made;
  }
  const [message, files] = withFiles(values, 0, 1, method, false);
  made[place] = { ...made[place], message };
  if (files !== undefined) {
    made[count] = files;
  }
  return made;
}

function toPlace(value, method) {
  return requireText(typeof value === "object" && value !== null ? value.id : value, `The channel of ${method}, a channel or an id,`);
}

function toPermission(value) {
  const { bitOf } = part("permissions");
  const toBits = (one) => (typeof one === "bigint" && one >= 0n ? one : bitOf(one));
  return `${(Array.isArray(value) ? value : [value]).reduce((bits, one) => bits | toBits(one), 0n)}`;
}

const ARGUMENTS = {
  channel: text("channel id"),
  messageId: text("message id"),
  user: text("user id"),
  role: text("role id"),
  emoji: text("emoji"),
  overwrite: text("role or user id"),
  webhook: text("webhook id"),
  code: text("code"),
  emojiId: text("emoji id"),
  event: text("scheduled event id"),
  rule: text("rule id"),
  reason: toReason,
  message: toBody,
  messageIds: (value, method) => requireTexts(value, `The message ids of ${method}`),
  time: toTime,
  member: toMember,
  place: toPlace,
  permission: toPermission,
  body: (value, method) => requireObject(value, `What ${method} takes`),
  post: toPost,
  invite: (value, method) => optionalObject(value, `What ${method} takes`) ?? {},
  query: (value, method) => optionalObject(value, `The options of ${method}`),
};

function findRow(name) {
  const start = typeof name === "string" ? CALLS.indexOf(`\n${name}:`) : -1;
  return start < 0 ? undefined : CALLS.slice(start + name.length + 2, CALLS.indexOf("\n", start + 1));
}

function makeCall(name, row) {
  const method = `discord.${name}`;
  const [listed, rest] = row.split("->");
  const shape = listed.trim() === "" ? [] : listed.trim().split(" ").map((argument) => ARGUMENTS[argument]);
  const message = shape.indexOf(toBody);
  const post = shape.indexOf(toPost);
  const isEdit = name === "editMessage";
  const read = rest === undefined ? undefined : nothing;
  return (...values) => hostCall(method, () => {
    const made = shape.map((toArgument, i) => toArgument(values[i], method));
    if (post >= 0) {
      return withFilesOfPost(made, post, shape.length, method);
    }
    return message < 0 ? made : withFiles(made, message, shape.length, method, isEdit);
  }, read);
}

// Each call is made when it is first asked for, and nobody can put another in its place.
function make() {
  const calls = { __proto__: null };
  const get = (target, name) => {
    const row = name in calls ? undefined : findRow(name);
    if (row !== undefined) {
      calls[name] = makeCall(name, row);
    }
    return calls[name] ?? target[name];
  };
  const refuse = () => false;
  return new Proxy({}, {
    get,
    has: (target, name) => findRow(name) !== undefined || name in target,
    ownKeys: () => CALLS.match(/^\w+/gm),
    getOwnPropertyDescriptor: (target, name) =>
      findRow(name) === undefined ? undefined : { value: get(target, name), enumerable: true, configurable: true },
    set: refuse,
    defineProperty: refuse,
    deleteProperty: refuse,
    setPrototypeOf: refuse,
    preventExtensions: refuse,
  });
}

return { make };

// Discord's permissions: their names, and their bits in a permission set (https://discord.com/developers/docs/topics/permissions).
const { freeze, part } = core;

const NAMES = [
  "CREATE_INSTANT_INVITE", "KICK_MEMBERS", "BAN_MEMBERS", "ADMINISTRATOR", "MANAGE_CHANNELS", "MANAGE_GUILD",
  "ADD_REACTIONS", "VIEW_AUDIT_LOG", "PRIORITY_SPEAKER", "STREAM", "VIEW_CHANNEL", "SEND_MESSAGES", "SEND_TTS_MESSAGES",
  "MANAGE_MESSAGES", "EMBED_LINKS", "ATTACH_FILES", "READ_MESSAGE_HISTORY", "MENTION_EVERYONE", "USE_EXTERNAL_EMOJIS",
  "VIEW_GUILD_INSIGHTS", "CONNECT", "SPEAK", "MUTE_MEMBERS", "DEAFEN_MEMBERS", "MOVE_MEMBERS", "USE_VAD",
  "CHANGE_NICKNAME", "MANAGE_NICKNAMES", "MANAGE_ROLES", "MANAGE_WEBHOOKS", "MANAGE_GUILD_EXPRESSIONS",
  "USE_APPLICATION_COMMANDS", "REQUEST_TO_SPEAK", "MANAGE_EVENTS", "MANAGE_THREADS", "CREATE_PUBLIC_THREADS",
  "CREATE_PRIVATE_THREADS", "USE_EXTERNAL_STICKERS", "SEND_MESSAGES_IN_THREADS", "USE_EMBEDDED_ACTIVITIES",
  "MODERATE_MEMBERS", "VIEW_CREATOR_MONETIZATION_ANALYTICS", "USE_SOUNDBOARD", "CREATE_GUILD_EXPRESSIONS",
  "CREATE_EVENTS", "USE_EXTERNAL_SOUNDS", "SEND_VOICE_MESSAGES", null, "SET_VOICE_CHANNEL_STATUS", "SEND_POLLS",
  "USE_EXTERNAL_APPS", "PIN_MESSAGES", "BYPASS_SLOWMODE",
];

// Without a prototype: Object.hasOwn would cost each VM that uses it a cache of 32 KiB.
const bits = { __proto__: null };
NAMES.forEach((name, position) => {
  if (name !== null) {
    bits[name] = 1n << BigInt(position);
  }
});

function bitOf(name) {
  if (typeof name !== "string" || !(name in bits)) {
    const nearest = typeof name === "string" ? part("nearest").find(name, Object.keys(bits)) : undefined;
    throw new TypeError(`${part("inspect").inspect(name, 1)} is no permission of Discord` +
      `${nearest === undefined ? "; they are named like BAN_MEMBERS" : `; the nearest is ${nearest}`}.`);
  }
  return bits[name];
}

function toBits(set) {
  const isSet = typeof set === "string" ? /^\d{1,40}$/.test(set) : typeof set === "bigint" || Number.isSafeInteger(set);
  if (isSet && set >= 0) {
    return BigInt(set);
  }
  throw new TypeError("Permissions.has takes a permission set as Discord sends it, such as member.permissions; " +
    `it was given ${part("inspect").inspect(set, 1)}.`);
}

// Administrators may do everything.
function has(set, asked) {
  const held = toBits(set);
  const wanted = typeof asked === "bigint" && asked >= 0n ? asked : bitOf(asked);
  return (held & wanted) === wanted || (held & bits.ADMINISTRATOR) !== 0n;
}

const Permissions = freeze({ ...bits, has });

return { Permissions, bitOf };

"use strict";
// The guild of a test: its members, channels and roles, and what members do.
const { world, act, flatten, requireRunning } = require("./world.js");

const COMPONENT = { button: 2, textInput: 4, linkStyle: 5 };

function named(kind, list, name, nameOf = (item) => item.name) {
  requireRunning(`guild.${kind}()`);
  const wanted = String(name).replace(/^[#@]/, "").toLowerCase();
  const found = list.find((item) => item.id === name) ?? list.find((item) => nameOf(item).replace(/^@/, "").toLowerCase() === wanted);
  if (found === undefined) {
    throw new Error(`The guild has no ${kind} "${name}". It has: ${list.map(nameOf).join(", ")}.`);
  }
  return found;
}

const idOf = (thing) => typeof thing === "string" ? thing : thing.id;
const channelId = (channel) => typeof channel === "string" ? named("channel", world.guild.channels, channel).id : channel.id;
const roleId = (role) => typeof role === "string" ? named("role", world.guild.roles, role).id : role.id;

/** A channel. */
class Channel {
  constructor(id) {
    this.id = id;
  }

  get #data() {
    return world.guild.channels.find(({ id }) => id === this.id);
  }

  get name() {
    return this.#data?.name;
  }

  get topic() {
    return this.#data?.topic;
  }

  get type() {
    return this.#data?.type;
  }

  get parentId() {
    return this.#data?.parent_id;
  }

  get archived() {
    return this.#data?.archived;
  }

  get locked() {
    return this.#data?.locked;
  }

  get permissionOverwrites() {
    return this.#data?.permission_overwrites;
  }

  get exists() {
    return this.#data !== undefined;
  }

  get messages() {
    return messages(this);
  }

  toString() {
    return `<#${this.id}>`;
  }
}

/** A role. */
class Role {
  constructor(id) {
    this.id = id;
  }

  get #data() {
    return world.guild.roles.find(({ id }) => id === this.id);
  }

  get name() {
    return this.#data?.name;
  }

  get color() {
    return this.#data?.color;
  }

  get permissions() {
    return this.#data?.permissions;
  }

  get exists() {
    return this.#data !== undefined;
  }

  toString() {
    return `<@&${this.id}>`;
  }
}

/** What came of a command, a click or a form. */
class Interaction {
  #source;

  constructor(id, source = null) {
    this.id = id;
    this.#source = source;
  }

  get #answers() {
    return [...world.messages.values()].filter((message) => message.interaction_id === this.id);
  }

  get answered() {
    return this.#answers.length > 0;
  }

  /** The first answer. */
  get reply() {
    const reply = this.#answers.find((message) => !message.is_followup);
    if (reply === undefined) {
      throw new Error(world.modals.has(this.id)
        ? "The template answered with a form; use .modal."
        : "The template has not sent a message as the answer.");
    }
    return reply;
  }

  get followUps() {
    return this.#answers.filter((message) => message.is_followup);
  }

  /** The message whose component was used. */
  get message() {
    if (this.#source === null) {
      throw new Error("No component of a message was used.");
    }
    return this.#source;
  }

  /** The form that opened. */
  get modal() {
    const modal = world.modals.get(this.id);
    if (modal === undefined) {
      throw new Error("The template has not opened a form.");
    }
    return modal;
  }
}

function componentOf(message, wanted) {
  const all = [...flatten(message.components)].filter((component) => component.custom_id !== undefined);
  const found = all.find((component) => component.custom_id === wanted) ?? all.find((component) => component.label === wanted);
  if (found === undefined) {
    const known = all.map((component) => component.label === undefined ? component.custom_id : `${component.label} (${component.custom_id})`);
    throw new Error(`The message has no component "${wanted}". It has: ${known.join(", ") || "none"}.`);
  }
  return found.custom_id;
}

function emojiText(emoji) {
  return typeof emoji === "string" ? emoji : emoji.name;
}

function fieldValues(modal, fields) {
  const inputs = [...flatten(modal.components)].filter((component) => component.custom_id !== undefined);
  for (const name of Object.keys(fields)) {
    if (!inputs.some((input) => input.custom_id === name)) {
      throw new Error(`The form has no field "${name}". It has: ${inputs.map((input) => input.custom_id).join(", ") || "none"}.`);
    }
  }
  return fields;
}

/** A member, by whom things are done. */
class Member {
  constructor(id) {
    this.id = id;
  }

  get #data() {
    return world.guild.members.find(({ id }) => id === this.id);
  }

  get exists() {
    return this.#data !== undefined;
  }

  get #person() {
    return world.guild.people.find(({ id }) => id === this.id);
  }

  get name() {
    return this.#person?.name;
  }

  get displayName() {
    return this.#data?.display_name;
  }

  get nick() {
    return this.#data?.nick ?? null;
  }

  get bot() {
    return this.#data?.bot;
  }

  /** Names of the member's roles. */
  get roles() {
    return (this.#data?.roles ?? []).map((id) => world.guild.roles.find((role) => role.id === id)?.name ?? id);
  }

  /** What the bot has written to the member alone, oldest first. */
  get directMessages() {
    const channel = this.#person?.direct_channel_id;
    return [...world.messages.values()].filter((message) => message.channel_id === channel);
  }

  get timedOutUntil() {
    const until = this.#data?.communication_disabled_until;
    return until === undefined || until === null ? null : new Date(until);
  }

  async send(channel, content, { replyTo = null } = {}) {
    const id = await act("member.send", this.id, channelId(channel), content, replyTo === null ? null : idOf(replyTo));
    return world.messages.get(id) ?? world.gone.get(id);
  }

  async edit(message, content) {
    await act("member.edit", this.id, message.id, content);
  }

  async delete(message) {
    await act("member.delete", this.id, message.id);
  }

  async command(name, options = {}, where = {}) {
    const { channel = "general", target } = where;
    const text = String(name).replace(/^\//, "");
    return new Interaction(
      await act("member.command", this.id, channelId(channel), text, optionValues(options), target === undefined ? null : idOf(target)));
  }

  async autocomplete(name, option, typed, options = {}, where = {}) {
    const values = { ...optionValues(options), [option]: typed };
    return act("member.autocomplete", this.id, channelId(where.channel ?? "general"), String(name).replace(/^\//, ""), values, option);
  }

  async click(message, button) {
    const wanted = button ?? message.buttons.find((one) => one.style !== COMPONENT.linkStyle)?.custom_id;
    if (wanted === undefined) {
      throw new Error("The message has no button.");
    }
    return new Interaction(await act("member.click", this.id, message.id, componentOf(message, wanted), []), message);
  }

  async select(message, menu, values) {
    const chosen = (Array.isArray(values) ? values : [values]).map(idOf);
    return new Interaction(await act("member.click", this.id, message.id, componentOf(message, menu), chosen), message);
  }

  async submit(form, fields = {}) {
    const modal = form instanceof Interaction ? form.modal : form;
    return new Interaction(await act("member.submit", this.id, modal.interaction_id, fieldValues(modal, fields)));
  }

  async react(message, emoji) {
    await act("member.react", this.id, message.id, emojiText(emoji));
  }

  async unreact(message, emoji) {
    await act("member.unreact", this.id, message.id, emojiText(emoji));
  }

  async addRole(role) {
    await act("member.setRole", this.id, roleId(role), true);
  }

  async removeRole(role) {
    await act("member.setRole", this.id, roleId(role), false);
  }

  async leave() {
    await act("member.leave", this.id);
  }

  toString() {
    return `<@${this.id}>`;
  }
}

// Members, channels and roles stand for their ids.
function optionValues(options) {
  return Object.fromEntries(Object.entries(options).map(([name, value]) =>
    [name, value !== null && typeof value === "object" ? idOf(value) : value]));
}

function messages(channel) {
  requireRunning("messages()");
  const id = channelId(channel);
  return [...world.messages.values()].filter((message) => message.channel_id === id);
}

const guild = {
  get id() {
    requireRunning("guild.id");
    return world.guild.id;
  },
  get name() {
    requireRunning("guild.name");
    return world.guild.name;
  },
  get bot() {
    return new Member(world.guild.members.find((member) => member.bot).id);
  },
  get members() {
    return world.guild.members.map(({ id }) => new Member(id));
  },
  get channels() {
    return world.guild.channels.map(({ id }) => new Channel(id));
  },
  get roles() {
    return world.guild.roles.map(({ id }) => new Role(id));
  },
  get bans() {
    return [...world.guild.bans];
  },
  member: (name) => new Member(named("member", world.guild?.members ?? [], name).id),
  channel: (name) => new Channel(named("channel", world.guild?.channels ?? [], name).id),
  role: (name) => new Role(named("role", world.guild?.roles ?? [], name).id),
  join: async (name) => new Member(await act("guild.join", name)),
  createChannel: async (name, options = {}) => new Channel(await act("guild.createChannel", name, options)),
  createRole: async (name, options = {}) => new Role(await act("guild.createRole", name, options)),
  emit: (event, payload = {}) => act("guild.emit", event, payload),
};

module.exports = { guild, messages };

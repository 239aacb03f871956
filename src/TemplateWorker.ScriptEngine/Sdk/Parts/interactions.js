// Interactions: finds the handler of one, and what the handler gets.
const { fail, fromEntries, hostCall, invoke, isArray, part, print } = core;
const { EPHEMERAL, optionalObject, requireObject, requireText, shown, toBody, withFiles } = part("checks");
const { findCommand, findComponent, findModal } = part("commands");

const INTERACTION = { command: 2, component: 3, autocomplete: 4, modal: 5 };
const COMMAND = { user: 2, message: 3 };
const OPTION = { subcommand: 1, group: 2 };
const RESPONSE = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 };
const COMPONENT = { textInput: 4, label: 18 };
const TEXT_STYLES = { short: 1, paragraph: 2 };
const MAX_CHOICES = 25;
const MAX_CHOICE_NAME = 100;
const MAX_FIELDS = 5;
const WARN = 2;
// Discord's number for it, which a template gets whoever notices.
const ALREADY_ACKNOWLEDGED = 40060;

function readOptions(interaction, data) {
  let options = data.options ?? [];
  interaction.subcommandGroup = null;
  interaction.subcommand = null;
  if (options[0]?.type === OPTION.group) {
    interaction.subcommandGroup = options[0].name;
    options = options[0].options ?? [];
  }
  if (options[0]?.type === OPTION.subcommand) {
    interaction.subcommand = options[0].name;
    options = options[0].options ?? [];
  }
  interaction.options = fromEntries(options.map((option) => [option.name, option.value]));
  return options;
}

function readTarget(interaction, data) {
  if (data.type === COMMAND.user) {
    interaction.target = interaction.resolved.users[data.target_id];
    interaction.targetMember = interaction.resolved.members[data.target_id];
  } else if (data.type === COMMAND.message) {
    interaction.target = interaction.resolved.messages[data.target_id];
  }
}

// Rows and labels hold what members fill in; texts between them hold nothing.
function readFields(components, fields) {
  for (const component of components ?? []) {
    if (component.custom_id !== undefined) {
      fields.push([component.custom_id, component.values ?? component.value ?? null]);
    }
    readFields(component.components, fields);
    readFields(component.component === undefined ? [] : [component.component], fields);
  }
  return fields;
}

function toField(field, index) {
  const what = `field ${index} of showModal`;
  requireObject(field, `The ${what}`);
  const { label, description, style = "short", ...input } = field;
  requireText(input.custom_id, `custom_id of ${what}`);
  requireText(label, `label of ${what}`);
  const number = TEXT_STYLES[style] ?? style;
  if (typeof number !== "number") {
    throw new TypeError(`style of ${what} is "short" or "paragraph"; it is ${shown(style)}.`);
  }
  return { type: COMPONENT.label, label, description, component: { type: COMPONENT.textInput, ...input, style: number } };
}

function toModal(modal) {
  const { fields, ...body } = requireObject(modal, "What showModal takes");
  requireText(body.custom_id, "custom_id of showModal");
  requireText(body.title, "title of showModal");
  if (fields === undefined) {
    return body;
  }
  if (!isArray(fields) || fields.length === 0 || fields.length > MAX_FIELDS) {
    throw new TypeError(`fields of showModal is an array of 1 to ${MAX_FIELDS} fields; it is ${shown(fields)}.`);
  }
  return { ...body, components: Array.from(fields, toField) };
}

// What the member has heard: nothing (undefined), that an answer will follow, or an answer.
const answers = new WeakMap();

/** An interaction as Discord sent it, with what it holds within reach and the ways to answer it. */
class Interaction {
  #state = "open";

  constructor(payload) {
    Object.assign(this, payload);
    const data = payload.data ?? {};
    this.user = payload.user ?? payload.member?.user;
    this.resolved = { users: {}, members: {}, roles: {}, channels: {}, messages: {}, attachments: {}, ...data.resolved };
    if (payload.type === INTERACTION.command || payload.type === INTERACTION.autocomplete) {
      readOptions(this, data);
      readTarget(this, data);
    } else if (payload.type === INTERACTION.component) {
      this.values = data.values ?? [];
    } else if (payload.type === INTERACTION.modal) {
      this.fields = fromEntries(readFields(data.components, []));
    }
  }

  #ask(method, ...values) {
    return hostCall(`interaction.${method}`, () => values);
  }

  // The message is the last of the values; its files go behind it.
  #send(method, isEdit, ...values) {
    return hostCall(`interaction.${method}`, () => withFiles(values, values.length - 1, values.length, `interaction.${method}`, isEdit));
  }

  // What a deferral is filled in with changes a message that has no files yet.
  #fill(message) {
    return this.#send("editOriginal", this.#state !== "deferred", this.token, message);
  }

  async #respond(type, data, state) {
    const before = this.#state;
    if (before !== "open") {
      const what = before === "deferred" ? "deferred" : "answered";
      throw new (part("errors").HostCallError)({
        name: "DiscordError", code: ALREADY_ACKNOWLEDGED, message: `This interaction is ${what} already; use editReply or followUp.`,
      });
    }
    this.#state = state;
    try {
      await hostCall("interaction.createResponse", () => {
        const [message, files] = withFiles([data], 0, 1, "interaction.createResponse", type === RESPONSE.update);
        return [this.id, this.token, { type, data: message }, files];
      });
      answers.set(this, state);
    } catch (error) {
      this.#state = before;
      throw error;
    }
  }

  /** Answers; after a deferral it fills in the waiting answer, after an answer it sends one more. */
  async reply(body) {
    if (this.#state === "open") {
      await this.#respond(RESPONSE.message, toBody(body, "reply", true), "answered");
    } else if (this.#state === "deferred") {
      const filled = this.#fill(toBody(body, "reply"));
      this.#state = "answered";
      await filled;
      answers.set(this, "answered");
    } else {
      await this.#send("createFollowup", false, this.token, toBody(body, "reply", true));
    }
  }

  /** Tells the member that an answer will follow; up to 15 minutes may pass. */
  async defer(options) {
    const isEphemeral = optionalObject(options, "What defer takes")?.ephemeral === true;
    await this.#respond(RESPONSE.deferredMessage, isEphemeral ? { flags: EPHEMERAL } : {}, "deferred");
  }

  /** Changes the message that the component belongs to. */
  async update(body) {
    if (this.#state === "updating") {
      await this.#fill(toBody(body, "update"));
    } else {
      await this.#respond(RESPONSE.update, toBody(body, "update"), "updating");
    }
  }

  /** Accepts the click; a change of the message may follow. */
  async deferUpdate() {
    await this.#respond(RESPONSE.deferredUpdate, undefined, "updating");
  }

  /** Changes the answer. */
  async editReply(body) {
    const message = await this.#fill(toBody(body, "editReply"));
    answers.set(this, "answered");
    if (this.#state !== "updating") {
      this.#state = "answered";
    }
    return message;
  }

  /** Reads the answer as Discord keeps it. */
  async fetchReply() {
    return this.#ask("getOriginal", this.token);
  }

  /** Takes the answer back. */
  async deleteReply() {
    await this.#ask("deleteOriginal", this.token);
    answers.set(this, "answered");
  }

  /** Sends one more message. */
  async followUp(body) {
    const message = await this.#send("createFollowup", false, this.token, toBody(body, "followUp", true));
    answers.set(this, "answered");
    return message;
  }

  /** Changes a message that followUp sent. */
  async editFollowUp(messageId, body) {
    return this.#send("editFollowup", true, this.token, requireText(messageId, "The message id of editFollowUp"), toBody(body, "editFollowUp"));
  }

  /** Takes back a message that followUp sent. */
  async deleteFollowUp(messageId) {
    await this.#ask("deleteFollowup", this.token, requireText(messageId, "The message id of deleteFollowUp"));
  }

  /** Shows a form. It has to be the first answer. */
  async showModal(modal) {
    await this.#respond(RESPONSE.modal, toModal(modal), "answered");
  }
}

function handlerOf(found, interaction) {
  if (found.handlers === null) {
    return found.handler;
  }
  const { subcommandGroup: group, subcommand } = interaction;
  return found.handlers[group === null ? subcommand : `${group} ${subcommand}`];
}

function toChoice(choice, what) {
  if (typeof choice === "string" || typeof choice === "number") {
    return { name: `${choice}`.slice(0, MAX_CHOICE_NAME), value: choice };
  }
  return requireObject(choice, `A choice of ${what}`);
}

async function complete(found, interaction, data) {
  const options = readOptions(interaction, data);
  const focused = options.find((option) => option.focused === true);
  const path = [interaction.subcommandGroup, interaction.subcommand, focused?.name].filter((name) => typeof name === "string").join(" ");
  const autocomplete = found.autocompletes.get(path);
  if (autocomplete === undefined) {
    return;
  }
  interaction.focused = { name: focused.name, value: `${focused.value}` };
  const what = `autocomplete of "${path}" of command "${data.name}"`;
  const choices = await autocomplete(interaction, interaction.focused.value);
  if (!isArray(choices)) {
    throw new TypeError(`The ${what} must give an array of choices; it gave ${shown(choices)}.`);
  }
  await hostCall("interaction.createResponse", () => [
    interaction.id,
    interaction.token,
    { type: RESPONSE.choices, data: { choices: Array.from(choices.slice(0, MAX_CHOICES), (choice) => toChoice(choice, what)) } },
  ]);
}

// A member who gets no answer is told so by the host, and its template's author by this. A click may go without one:
// there is a message that stays as it is.
function warnAtEnd(run, interaction, what) {
  run.atEnd = () => {
    const heard = answers.get(interaction);
    if (heard === "deferred") {
      print(WARN, `INTERACTION_CREATE: the handler of ${what} ended after interaction.defer and gave no answer; the member was told that there ` +
        "is none. Call interaction.editReply before it ends.");
    } else if (heard === undefined && (interaction.type === INTERACTION.command || interaction.message === undefined)) {
      print(WARN, `INTERACTION_CREATE: the handler of ${what} ended without an answer; the member was told that there is none. ` +
        "Call interaction.reply, interaction.defer or, for a form, interaction.showModal, and await what comes before it.");
    }
  };
}

function handleById(run, found, payload, kind) {
  if (found !== undefined) {
    const id = payload.data.custom_id;
    const interaction = new Interaction(payload);
    warnAtEnd(run, interaction, `the ${kind} "${id}"`);
    invoke(run, found.handler, interaction, id.slice(found.id.length));
  }
}

function handle(run, payload) {
  const data = payload.data ?? {};
  if (payload.type === INTERACTION.component) {
    handleById(run, findComponent(`${data.custom_id}`), payload, "component");
  } else if (payload.type === INTERACTION.modal) {
    handleById(run, findModal(`${data.custom_id}`), payload, "modal");
  } else if (payload.type === INTERACTION.command || payload.type === INTERACTION.autocomplete) {
    const found = findCommand(data.type, data.name);
    if (found === undefined) {
      return;
    }
    const interaction = new Interaction(payload);
    if (payload.type === INTERACTION.autocomplete) {
      invoke(run, () => complete(found, interaction, data));
      return;
    }
    const handler = handlerOf(found, interaction);
    if (handler === undefined) {
      fail(run, new Error(`The command "${data.name}" came without a sub-command that the template knows; push the template again.`));
    } else {
      warnAtEnd(run, interaction, data.type === COMMAND.user || data.type === COMMAND.message ? `the command "${data.name}"` : `/${data.name}`);
      invoke(run, handler, interaction);
    }
  }
}

return { handle };

// A small bot as anybody would write it with discord.js; only the API's address is not the usual one.
// It prints one JSON object per line about what it goes through, so that the test can follow.
const {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, Events, GatewayIntentBits, MessageFlags, ModalBuilder,
  TextInputBuilder, TextInputStyle,
} = require("discord.js");
const tour = require("./tour.js");

const report = (what, details = {}) => console.log(JSON.stringify({ what, ...details }));

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds, GatewayIntentBits.GuildMembers, GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions, GatewayIntentBits.MessageContent, GatewayIntentBits.GuildModeration,
    GatewayIntentBits.GuildExpressions, GatewayIntentBits.GuildInvites, GatewayIntentBits.GuildWebhooks,
    GatewayIntentBits.GuildScheduledEvents, GatewayIntentBits.AutoModerationConfiguration,
  ],
  shards: "auto",
  rest: { api: process.env.PLAYGROUND_API },
});

const commands = [
  {
    name: "greet",
    description: "Greets somebody",
    options: [{ name: "who", description: "Whom", type: 6, required: true }],
  },
  { name: "slow", description: "Takes its time" },
  { name: "form", description: "Opens a form" },
  {
    name: "colour",
    description: "Picks a colour",
    options: [{ name: "name", description: "Which", type: 3, required: true, autocomplete: true }],
  },
];

const button = (count) => new ActionRowBuilder().addComponents(
  new ButtonBuilder().setCustomId(`count/${count}`).setLabel(`Clicked ${count}`).setStyle(ButtonStyle.Primary));

client.once(Events.ClientReady, async () => {
  const guild = client.guilds.cache.find((one) => one.name === "Playground");
  const members = await guild.members.fetch();
  await client.application.commands.set(commands, guild.id);
  report("ready", {
    user: client.user.id,
    guild: guild.name,
    guilds: client.guilds.cache.size,
    shards: client.ws.shards.size,
    channels: guild.channels.cache.map((channel) => channel.name),
    members: members.map((member) => member.user.username),
  });
});

client.on(Events.ShardResume, () => report("resumed"));
client.on(Events.GuildMemberAdd, (member) => general(member.guild).send(`Welcome, ${member}!`));
client.on(Events.MessageReactionAdd, (reaction, user) => report("reaction", { emoji: reaction.emoji.name, user: user.username }));

client.on(Events.MessageCreate, async (message) => {
  if (message.author.bot) {
    return;
  }

  if (message.content === "!ping") {
    await message.reply("pong");
  } else if (message.content === "!button") {
    await message.channel.send({ content: "Click it", components: [button(0)] });
  } else if (message.content === "!react") {
    await message.react("👍");
  } else if (message.content === "!file") {
    await message.channel.send({ files: [{ attachment: Buffer.from("a,b\n1,2\n"), name: "table.csv" }] });
  } else if (message.content === "!tour") {
    await tour(message, report);
  } else if (message.content === "!long") {
    await message.channel.send("x".repeat(2001)).catch((error) => report("refused", { code: error.code, text: error.message }));
  }
});

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    const fitting = ["red", "green", "grey"].filter((name) => name.startsWith(typed));
    await interaction.respond(fitting.map((name) => ({ name, value: name })));
  } else if (interaction.isButton()) {
    const count = Number(interaction.customId.split("/")[1]) + 1;
    await interaction.update({ content: `By ${interaction.user.username}`, components: [button(count)] });
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`You wrote: ${interaction.fields.getTextInputValue("text")}`);
  } else if (interaction.isChatInputCommand()) {
    await run(interaction);
  }
});

async function run(interaction) {
  switch (interaction.commandName) {
    case "greet":
      await interaction.reply({
        content: `Hello, ${interaction.options.getMember("who").displayName}`,
        flags: MessageFlags.Ephemeral,
      });
      break;
    case "slow":
      await interaction.deferReply();
      await interaction.editReply("Done");
      await interaction.followUp("And more");
      await interaction.reply("twice").catch((error) => report("twice", { code: error.code }));
      break;
    case "form":
      await interaction.showModal(new ModalBuilder().setCustomId("form").setTitle("A form").addComponents(
        new ActionRowBuilder().addComponents(
          new TextInputBuilder().setCustomId("text").setLabel("Text").setStyle(TextInputStyle.Short))));
      break;
    case "colour":
      await interaction.reply(interaction.options.getString("name"));
      break;
  }
}

const general = (guild) => guild.channels.cache.find((channel) => channel.name === "general");

client.login(process.env.PLAYGROUND_TOKEN).catch((error) => {
  report("refused", { code: error.code, text: error.message });
  process.exit(1);
});

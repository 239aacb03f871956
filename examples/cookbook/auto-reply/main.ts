import { discord, on } from "templateworker";

const answers: [question: RegExp, answer: string][] = [
  [/how (do|can) i join/i, "Write `/apply` and tell us who you are."],
  [/when .*(meet|start)/i, "We meet on Fridays at 20:00."],
];

on("MESSAGE_CREATE", async (message) => {
  if (message.author.bot) return;
  const found = answers.find(([question]) => question.test(message.content));
  if (found !== undefined) {
    await discord.createMessage(message.channel_id, {
      content: found[1],
      message_reference: { message_id: message.id },
    });
  }
});

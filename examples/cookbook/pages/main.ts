import { command, component, type ActionRow } from "templateworker";

const entries = Array.from({ length: 23 }, (_, index) => `Rule ${index + 1}`);
const PER_PAGE = 10;

command({ name: "rules", description: "Show the rules" }, (interaction) => interaction.reply(page(0)));

// What a button means is in its id, so nothing has to be remembered.
component("rules:", (interaction, data) => interaction.update(page(Number(data))));

function page(number: number): { content: string; components: ActionRow[] } {
  const last = Math.ceil(entries.length / PER_PAGE) - 1;
  return {
    content: entries.slice(number * PER_PAGE, (number + 1) * PER_PAGE).join("\n"),
    components: [{
      type: 1,
      components: [
        { type: 2, style: 2, label: "Back", custom_id: `rules:${number - 1}`, disabled: number === 0 },
        { type: 2, style: 2, label: "Next", custom_id: `rules:${number + 1}`, disabled: number === last },
      ],
    }],
  };
}

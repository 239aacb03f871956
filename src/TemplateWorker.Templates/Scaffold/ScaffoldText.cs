namespace TemplateWorker.Templates.Scaffold;

/// <summary>The files that a new template begins with.</summary>
static class ScaffoldText
{
    /// <summary>The program.</summary>
    public const string Program =
        """
        import { command, discord, on, settings } from "templateworker";

        on("MESSAGE_CREATE", async (message) => {
          if (message.author.bot || message.content !== "!hello") return;
          await discord.createMessage(message.channel_id, `${settings.greeting}, <@${message.author.id}>!`);
        });

        command({ name: "hello", description: "Say hello" }, async (interaction) => {
          await interaction.reply({ content: `${settings.greeting}, <@${interaction.user.id}>!`, ephemeral: true });
        });

        """;

    /// <summary>Its test.</summary>
    public const string Test =
        """
        import { expect, guild, messages, test } from "templateworker/testing";

        test("greets whoever says hello", async () => {
          const alice = guild.member("alice");
          await alice.send("general", "!hello");
          expect(messages("general").at(-1)?.content).toBe(`Hello, <@${alice.id}>!`);
        });

        test("says nothing to anything else", async () => {
          await guild.member("alice").send("general", "hello there");
          expect(messages("general").length).toBe(1);
        });

        """;

    /// <summary>The manifest.</summary>
    /// <param name="name">The template's name.</param>
    public static string Manifest(string name) =>
        $$"""
        name: "{{name}}"
        version: "0.1.0"
        description: Greets whoever says hello.

        # What the template may do. Without a line here a call fails and names the line to add.
        capabilities:
          - discord:messages

        # What a guild may set; the program reads it as settings.greeting.
        settings:
          greeting:
            type: text
            description: The word of greeting.
            default: Hello
            max: 100

        """;

    /// <summary>The readme.</summary>
    /// <param name="name">The template's name.</param>
    public static string Readme(string name) =>
        $$"""
        # {{name}}

        Greets whoever says `!hello` or uses `/hello`.

        ```
        templateworker template check .
        templateworker template test .
        templateworker template push . --guild ID
        ```

        `.templateworker/` and `tsconfig.json` are for the editor alone: they give it the types of the SDK and of the
        settings. `template check` keeps them up to date, and `template types .` writes them in a fresh clone.

        """;
}

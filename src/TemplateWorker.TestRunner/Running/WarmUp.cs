using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.TestRunner.Suites;

namespace TemplateWorker.TestRunner.Running;

/// <summary>
/// A template and a file of tests of the runner's own. Loading them while the author's template is still being compiled
/// takes what every first load costs out of the author's first test.
/// </summary>
static class WarmUp
{
    static readonly Dictionary<string, string> Files = new()
    {
        ["main.js"] = """
            const { on, command, discord, kv } = require("templateworker");
            on("MESSAGE_CREATE", async (message) => {
              if (!message.author.bot) await discord.createMessage(message.channel_id, `${await kv.increment("n")}`);
            });
            command({ name: "warm-up", description: "Warms up" }, (interaction) => interaction.reply("ok"));
            """,
        ["main.test.js"] = """
            const { test, expect, guild, messages, clock } = require("templateworker/testing");
            test("warms up", async () => {
              await guild.member("alice").send("general", "hi");
              await guild.member("alice").command("warm-up");
              await clock.advance(1);
              expect(messages("general")).toHaveLength(3);
            });
            """,
    };

    /// <summary>The template.</summary>
    public static TestSuite Suite { get; } = new(
        TemplateSources.FromFiles(Files, "warm-up"), new CompiledTemplate("main.js", Files, new Dictionary<string, string>(), ""));

    /// <summary>The template's commands as Discord takes them, a JSON array.</summary>
    public static ReadOnlyMemory<byte> Commands { get; } = """[{"name":"warm-up","description":"Warms up"}]"""u8.ToArray();
}

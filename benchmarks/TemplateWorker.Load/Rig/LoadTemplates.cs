using TemplateWorker.Protocol.Messages;

namespace TemplateWorker.Load.Rig;

/// <summary>The template that every scenario runs.</summary>
static class LoadTemplates
{
    internal const string Name = "load";
    internal const string Entry = "main.js";

    /// <summary>
    /// Looks at a message and builds a reply; asks the store for as many values, one after the other, as the event says.
    /// </summary>
    internal const string Source = """
        const { on, kv } = require("templateworker");
        let replies = 0;
        on("MESSAGE_CREATE", (message) => {
          if (message.content.startsWith("!echo ")) {
            const reply = { content: message.content.slice(6), reply_to: message.id, author: message.author.username };
            replies += reply.content.length > 0 ? 1 : 0;
          }
        });
        on("NOTHING", () => {});
        on("KV_GETS", async ({ count }) => {
          for (let i = 0; i < count; i++) await kv.get("key");
        });
        """;

    /// <summary>What <see cref="Source"/> does at a message, as authors write it.</summary>
    internal const string TypeScript = """
        import { on } from "templateworker";
        let replies = 0;
        on("MESSAGE_CREATE", (message) => {
          if (message.content.startsWith("!echo ")) {
            const reply = { content: message.content.slice(6), reply_to: message.id, author: message.author.username };
            replies += reply.content.length > 0 ? 1 : 0;
          }
        });
        """;

    /// <summary>The template as a sandbox takes it.</summary>
    internal static IReadOnlyList<TemplateProgram> Programs { get; } =
        [new TemplateProgram(Name, 1, Entry, new Dictionary<string, string> { [Entry] = Source })];
}

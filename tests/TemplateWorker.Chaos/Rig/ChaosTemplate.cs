using System.Buffers.Text;
using TemplateWorker.Storage.Templates;

namespace TemplateWorker.Chaos.Rig;

/// <summary>The template that every guild has. It says that it runs; at some messages it writes, and at some of those it answers.</summary>
static class ChaosTemplate
{
    const string Name = "chaos";
    const string Entry = "main.js";
    const int EventsPerWrite = 20;
    const int EventsPerAnswer = 200;

    const string Source = """
        const { on, kv, discord, log } = require("templateworker");
        on("MESSAGE_CREATE", async (message) => {
          const [mark, number, wish] = message.content.split(" ");
          if (mark !== "!event") return;
          log.info(`running ${number}`);
          if (!wish) return;
          await kv.set(`event ${number}`, `written by ${number}`);
          if (wish === "answer") await discord.createMessage(message.channel_id, { content: `answer ${number}` });
        });
        """;

    /// <summary>What stands before the number in a message that is an event.</summary>
    public static ReadOnlySpan<byte> Event => "\"!event "u8;

    /// <summary>What stands before the number in an answer.</summary>
    public static ReadOnlySpan<byte> Answer => "\"answer "u8;

    /// <summary>What stands before the number in the arguments of a write.</summary>
    public static ReadOnlySpan<byte> Key => "\"event "u8;

    /// <summary>What stands before the number in the line that says that an event runs.</summary>
    public static ReadOnlySpan<byte> Running => "running "u8;

    /// <summary>The version that is pushed.</summary>
    public static StoredTemplate Stored { get; } = new()
    {
        Name = Name,
        Entry = Entry,
        Files = new Dictionary<string, string> { [Entry] = Source },
        Events = ["MESSAGE_CREATE"],
    };

    /// <summary>The message that is event number <paramref name="number"/>.</summary>
    public static string MessageOf(int number) =>
        number % EventsPerAnswer == 0 ? $"!event {number} answer" : number % EventsPerWrite == 0 ? $"!event {number} write" : $"!event {number}";

    /// <summary>The key that an event writes.</summary>
    public static string KeyOf(int number) => $"event {number}";

    /// <summary>The text that it writes there.</summary>
    public static string ValueOf(int number) => $"written by {number}";

    /// <summary>The number after a mark.</summary>
    /// <returns>Null when the mark is not there.</returns>
    public static int? NumberAfter(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark) =>
        text.IndexOf(mark) is var start and >= 0 && Utf8Parser.TryParse(text[(start + mark.Length)..], out int number, out _) ? number : null;
}

namespace TemplateWorker.EndToEnd.Tests.Workers;

/// <summary>Templates for tests.</summary>
static class Templates
{
    /// <summary>One that answers a message with another.</summary>
    public static string Answering(string message, string answer) => OnMessage(message, $"await say(\"{answer}\");");

    /// <summary>The same with a command, which shows when the worker has taken the template up.</summary>
    public static string Answering(string message, string answer, string command) => Answering(message, answer)
        + $"\nrequire('templateworker').command({{ name: '{command}', description: 'Nothing' }}, (interaction) => interaction.reply('Nothing'));";

    /// <summary>One that does something on a message; <c>say(text)</c> writes into the channel.</summary>
    public static string OnMessage(string message, string body) => On($"message.content === '{message}'", body);

    /// <summary>The same for every message that begins so.</summary>
    public static string OnMessages(string beginning, string body) => On($"message.content.startsWith('{beginning}')", body);

    static string On(string condition, string body) => $$"""
        const { on, kv, discord, log } = require("templateworker");
        on("MESSAGE_CREATE", async (message) => {
          const say = (text) => discord.createMessage(message.channel_id, text);
          if ({{condition}}) { {{body}} }
        });
        """;
}

using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.InMemory;

/// <summary>What the gateway would send: one event.</summary>
/// <param name="Name">Its <c>t</c>, such as MESSAGE_CREATE.</param>
/// <param name="GuildId">Its guild, or null.</param>
/// <param name="Data">Its <c>d</c> as UTF-8 JSON, with everything that privileged intents show.</param>
public sealed record PlaygroundDispatch(string Name, Snowflake? GuildId, ReadOnlyMemory<byte> Data);

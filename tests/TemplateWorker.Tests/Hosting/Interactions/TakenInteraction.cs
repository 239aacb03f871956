namespace TemplateWorker.Tests.Hosting.Interactions;

/// <summary>An event that the endpoint gave on.</summary>
sealed record TakenInteraction(string EventName, ulong? GuildId, string Data);

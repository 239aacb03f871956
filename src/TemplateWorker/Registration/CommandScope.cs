using System.Globalization;

namespace TemplateWorker.Registration;

/// <summary>Where commands are offered: in one guild, or everywhere.</summary>
/// <param name="ApplicationId">Whose they are.</param>
/// <param name="GuildId">The guild; null for everywhere.</param>
readonly record struct CommandScope(ulong ApplicationId, ulong? GuildId)
{
    /// <summary>Such as <c>guild 42</c>.</summary>
    public override string ToString() =>
        GuildId is { } guild ? string.Create(CultureInfo.InvariantCulture, $"guild {guild}") : "all guilds";
}

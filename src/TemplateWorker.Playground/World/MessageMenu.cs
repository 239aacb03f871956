namespace TemplateWorker.Playground.World;

/// <summary>A menu that one can choose in.</summary>
/// <param name="CustomId">What the bot named it.</param>
/// <param name="Placeholder">What it says while nothing is chosen; empty for nothing.</param>
/// <param name="Options">What it offers; empty for a menu of users, roles or channels, which offers all of the guild.</param>
/// <param name="IsDisabled">True when it cannot be used now.</param>
public sealed record MessageMenu(
    string CustomId, string Placeholder, IReadOnlyList<MenuOption> Options, bool IsDisabled);

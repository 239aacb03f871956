using System.Text.Json;

namespace TemplateWorker.Registration;

/// <summary>One command that is wanted, or that Discord has.</summary>
/// <param name="Step">What is to be done with it.</param>
/// <param name="Name">As people know it: <c>/count</c>, or a menu's name.</param>
/// <param name="Id">Discord's id; null when Discord does not have it.</param>
/// <param name="Wanted">How it is wanted, as Discord takes it; null when nobody wants it.</param>
/// <param name="Fields">What is to be changed about it.</param>
sealed record PlannedCommand(CommandStep Step, string Name, ulong? Id, JsonElement? Wanted, IReadOnlyList<string> Fields);

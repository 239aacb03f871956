using System.Text.Json;

namespace TemplateWorker.Playground.World;

/// <summary>A value offered while a member types.</summary>
/// <param name="Name">What the member sees.</param>
/// <param name="Value">What is sent: a string or a number.</param>
public sealed record OfferedChoice(string Name, JsonElement Value);

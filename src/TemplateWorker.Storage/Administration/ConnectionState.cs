namespace TemplateWorker.Storage.Administration;

/// <summary>Connections in one state.</summary>
/// <param name="State">Such as <c>active</c>, <c>idle</c>, <c>idle in transaction</c>.</param>
/// <param name="Count">How many.</param>
public sealed record ConnectionState(string State, long Count);

namespace TemplateWorker.Execution.Fetch;

/// <summary>A request that a template makes.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Method">The method, in capitals.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body; null for none.</param>
sealed record FetchRequest(Uri Url, string Method, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body);

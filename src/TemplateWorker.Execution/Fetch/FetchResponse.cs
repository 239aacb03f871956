namespace TemplateWorker.Execution.Fetch;

/// <summary>The answer to a request.</summary>
/// <param name="Url">Where it came from, after redirects.</param>
/// <param name="Status">Its status.</param>
/// <param name="StatusText">The words beside it.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body, unpacked.</param>
sealed record FetchResponse(
    Uri Url, int Status, string StatusText, IReadOnlyList<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body);

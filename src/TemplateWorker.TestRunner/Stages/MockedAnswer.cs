using System.Text.RegularExpressions;

namespace TemplateWorker.TestRunner.Stages;

/// <summary>What requests for some URLs give.</summary>
/// <param name="Url">The only URL; null when there is a pattern.</param>
/// <param name="Pattern">The pattern of the URLs; null when there is one URL.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Headers">Headers in order.</param>
/// <param name="Body">The body.</param>
/// <param name="Error">Why the request fails; null when it does not.</param>
sealed record MockedAnswer(
    string? Url, Regex? Pattern, int Status, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, string? Error)
{
    /// <summary>Whether it is meant for a URL.</summary>
    public bool Fits(string url) => Pattern?.IsMatch(url) ?? Url == url;
}

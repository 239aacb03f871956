namespace TemplateWorker.Discord.Tests.Scripted;

/// <summary>A request as it arrived.</summary>
sealed record RecordedRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body, long ArrivedAt)
{
    public TimeSpan Since(RecordedRequest earlier) => TimeProvider.System.GetElapsedTime(earlier.ArrivedAt, ArrivedAt);
}

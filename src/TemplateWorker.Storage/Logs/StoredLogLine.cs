namespace TemplateWorker.Storage.Logs;

/// <summary>A line that is kept.</summary>
/// <param name="Id">Its place: later lines have greater ones.</param>
/// <param name="Line">The line.</param>
public sealed record StoredLogLine(long Id, TemplateLogLine Line);

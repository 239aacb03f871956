namespace TemplateWorker.Configuration;

/// <summary>Form of a log line.</summary>
public enum LogFormat
{
    /// <summary>One line of text, for people.</summary>
    Console,

    /// <summary>One JSON object a line, for a log collector.</summary>
    Json,
}

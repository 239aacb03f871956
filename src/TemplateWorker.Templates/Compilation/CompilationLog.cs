using Microsoft.Extensions.Logging;

namespace TemplateWorker.Templates.Compilation;

/// <summary>What the compilation of templates says in the log. Ids are stable: 6000 to 6099.</summary>
static partial class CompilationLog
{
    [LoggerMessage(6002, LogLevel.Debug, "Template {Template} is compiled in {Milliseconds} ms")]
    public static partial void TemplateCompiled(this ILogger logger, string template, long milliseconds);

    [LoggerMessage(6003, LogLevel.Warning, "The compiler was stopped at a template {Template}: {Reason}")]
    public static partial void CompilerStopped(this ILogger logger, string template, string reason);

    [LoggerMessage(6004, LogLevel.Warning, "The cached result {File} is damaged and made anew")]
    public static partial void CacheEntryDamaged(this ILogger logger, string file);

    [LoggerMessage(6005, LogLevel.Warning, "A result cannot be cached in {Folder}")]
    public static partial void CacheUnwritable(this ILogger logger, Exception error, string folder);
}

using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Playground;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.Migrations;
using TemplateWorker.Storage.Templates;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.Manifest;

namespace TemplateWorker.CommandLine;

/// <summary>The exceptions whose message tells the user all there is: what happened, where, and what to do.</summary>
static class KnownFailures
{
    /// <summary>The exit code of such an exception; null for any other, which is a fault of the program.</summary>
    public static int? ExitCodeOf(Exception error) => error switch
    {
        ConfigurationException or UsageException => ExitCode.WrongUsage,
        VerbFailedException => ExitCode.Failed,
        DatabaseUnavailableException or EmbeddedPostgresException => ExitCode.Failed,
        MigrationException or MigrationDriftException => ExitCode.Failed,
        TemplateStoreException or TemplateBusyException => ExitCode.Failed,
        DiscordException => ExitCode.Failed,
        TemplateSourceException or SettingException or CompilerUnavailableException => ExitCode.Failed,
        SandboxLaunchException => ExitCode.Failed,
        PlaygroundStartException => ExitCode.Failed,
        _ => null,
    };

    /// <summary>What is wrong with a template, when that is why; else nothing.</summary>
    public static IReadOnlyList<CompileDiagnostic> DiagnosticsOf(Exception? error) => error switch
    {
        VerbFailedException failure => failure.Diagnostics,
        TemplateSourceException source => source.Diagnostics,
        _ => [],
    };
}

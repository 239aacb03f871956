using TemplateWorker.Configuration;
using TemplateWorker.Discord;
using TemplateWorker.Execution.Sandboxes.Launch;
using TemplateWorker.Playground;
using TemplateWorker.Registration;
using TemplateWorker.Storage.Administration;
using TemplateWorker.Storage.Connections;
using TemplateWorker.Storage.Embedded;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.KeyValue.Transfer;
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
        ConfigurationException or UsageException or DatabaseConnectionException => ExitCode.WrongUsage,
        _ => FindCode(error) is null ? null : ExitCode.Failed,
    };

    /// <summary>All that there is to say about it.</summary>
    public static string MessageOf(Exception error) =>
        error is DatabaseUnavailableException database ? $"{database.Message} {database.Advice}" : error.Message;

    /// <summary>The word for an exception; <see cref="FailureCode.Failed"/> for any that has none of its own.</summary>
    public static string CodeOf(Exception? error) => FindCode(error) ?? FailureCode.Failed;

    static string? FindCode(Exception? error) => error switch
    {
        VerbFailedException failure => failure.Code,
        UsageException => FailureCode.Usage,
        ConfigurationException or DatabaseConnectionException => FailureCode.Configuration,
        DatabaseUnavailableException or DatabaseUnfitException or EmbeddedPostgresException or MigrationException or MigrationDriftException
            or AdministrationException => FailureCode.Database,
        TemplateStoreException or KeyValueException { Limit: not null } => FailureCode.Limit,
        KeyValueException or TransferException => FailureCode.Data,
        TemplateBusyException => FailureCode.Busy,
        DiscordException or CommandsRefusedException => FailureCode.Discord,
        TemplateSourceException => FailureCode.Template,
        SettingException => FailureCode.Setting,
        CompilerUnavailableException or SandboxLaunchException or PlaygroundStartException => FailureCode.Start,
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

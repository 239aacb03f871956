namespace TemplateWorker.Architecture.Tests;

/// <summary>What a project may reference; a row of the table that holds the trust border.</summary>
/// <param name="Projects">Projects of ours, without the prefix <c>TemplateWorker.</c>.</param>
/// <param name="Packages">NuGet packages.</param>
/// <param name="Frameworks">Shared frameworks beyond the runtime.</param>
sealed record AllowedReferences(string[] Projects, string[] Packages, string[] Frameworks)
{
    const string Logging = "Microsoft.Extensions.Logging.Abstractions";
    const string Options = "Microsoft.Extensions.Options";
    const string AspNet = "Microsoft.AspNetCore.App";

    /// <summary>A project that is not in the table has no place in the architecture yet.</summary>
    public static IReadOnlyDictionary<string, AllowedReferences> Table { get; } = new Dictionary<string, AllowedReferences>
    {
        ["TemplateWorker.Protocol"] = new([], [], []),
        ["TemplateWorker.Confinement"] = new([], [Logging], []),
        ["TemplateWorker.ScriptEngine"] = new([], [], []),
        ["TemplateWorker.Sandbox"] = new(["Protocol", "ScriptEngine"], [], []),
        ["TemplateWorker.Discord"] = new([], [Logging, "Polly.Core"], []),
        ["TemplateWorker.Storage"] = new(["Protocol"], ["Npgsql", "Dapper", Logging], []),
        ["TemplateWorker.Templates"] = new(["Confinement", "Protocol"], [Logging, "YamlDotNet"], []),
        ["TemplateWorker.Playground"] = new([], [], [AspNet]),
        ["TemplateWorker.Execution"] = new(["Confinement", "Protocol", "Discord", "Storage", "Templates"], [Logging, Options], []),
        ["TemplateWorker.TestRunner"] = new(["Discord", "Execution", "Playground", "Protocol", "Storage", "Templates"], [Logging], [AspNet]),
        ["TemplateWorker"] = new(
            ["Confinement", "Discord", "Execution", "Playground", "Protocol", "Storage", "Templates", "TestRunner"], ["OpenTelemetry", "OpenTelemetry.Exporter.OpenTelemetryProtocol", "System.CommandLine", "YamlDotNet"], [AspNet]),
    };
}

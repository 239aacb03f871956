using System.CommandLine;

namespace TemplateWorker.Verbs;

/// <summary><c>kv</c>: what templates of a guild or user store.</summary>
static class KvVerb
{
    /// <summary>Makes the verb with those below it.</summary>
    public static Command Create() => new("kv", "Shows and changes what the templates of a guild or user store, and carries it from one to another.")
    {
        KvGetVerb.Create(),
        KvSetVerb.Create(),
        KvDeleteVerb.Create(),
        KvListVerb.Create(),
        KvExportVerb.Create(),
        KvImportVerb.Create(),
        KvPurgeUserVerb.Create(),
    };

    /// <summary>The argument that names a record.</summary>
    public static Argument<string> CreateKey() => new("KEY") { Description = "The record's key." };

    /// <summary>The option that names a record's scopes.</summary>
    public static Option<string[]> CreateScopes(string description) =>
        new("--scope") { Description = $"{description} May be given again.", HelpName = "SCOPE", DefaultValueFactory = _ => [] };
}

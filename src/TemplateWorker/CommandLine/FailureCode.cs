namespace TemplateWorker.CommandLine;

/// <summary>Words for why a verb failed; scripts rely on them, and docs/templates/versions.md lists them.</summary>
static class FailureCode
{
    /// <summary>The command line is wrong.</summary>
    public const string Usage = "usage";

    /// <summary>The configuration is wrong.</summary>
    public const string Configuration = "configuration";

    /// <summary>The template cannot be used; diagnostics say why.</summary>
    public const string Template = "template";

    /// <summary>The guild has no such template or version.</summary>
    public const string NotFound = "not_found";

    /// <summary>Another template of the guild has the same command.</summary>
    public const string CommandConflict = "command_conflict";

    /// <summary>The template is beyond a limit of what is stored.</summary>
    public const string Limit = "limit";

    /// <summary>Another program changes the guild's templates.</summary>
    public const string Busy = "busy";

    /// <summary>A setting of the template is not one, or has a wrong value.</summary>
    public const string Setting = "setting";

    /// <summary>Keys, values or lines of a file are not what they must be.</summary>
    public const string Data = "data";

    /// <summary>Discord refuses or cannot be reached.</summary>
    public const string Discord = "discord";

    /// <summary>The database cannot be used.</summary>
    public const string Database = "database";

    /// <summary>The compiler, a sandbox or the playground does not start.</summary>
    public const string Start = "start";

    /// <summary>Somebody stopped it.</summary>
    public const string Stopped = "stopped";

    /// <summary>For a reason that only the message tells.</summary>
    public const string Failed = "failed";

    /// <summary>A fault in the program.</summary>
    public const string Fault = "fault";
}

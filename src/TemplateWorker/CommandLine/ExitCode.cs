namespace TemplateWorker.CommandLine;

/// <summary>How the program ends; scripts rely on these numbers.</summary>
static class ExitCode
{
    /// <summary>What was asked is done.</summary>
    public const int Done = 0;

    /// <summary>It failed; stderr says what, where and how to mend it.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is wrong; nothing was started.</summary>
    public const int WrongUsage = 2;
}

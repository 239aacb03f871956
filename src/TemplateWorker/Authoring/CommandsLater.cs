namespace TemplateWorker.Authoring;

/// <summary>What is said when Discord could not be told that commands are gone.</summary>
static class CommandsLater
{
    /// <summary>The rest of the sentence; empty when there is no problem.</summary>
    public static string Explain(string? problem) => problem is null
        ? ""
        : $"; Discord still offers its commands, which a running worker takes away when it can: {problem}";
}

using System.CommandLine;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant</c>: settings of one guild.</summary>
static class TenantVerb
{
    /// <summary>Makes the verb with those below it.</summary>
    public static Command Create() => new("tenant", "Changes settings of a guild.")
    {
        TenantErrorsVerb.Create(),
    };
}

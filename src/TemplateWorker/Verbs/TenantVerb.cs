using System.CommandLine;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant</c>: what holds for one guild.</summary>
static class TenantVerb
{
    /// <summary>Makes the verb with those below it.</summary>
    public static Command Create() => new("tenant", "Changes what holds for a guild: where its failures are told, and whether it is suspended.")
    {
        TenantErrorsVerb.Create(),
        TenantSuspensionsVerb.Create(),
        TenantUnsuspendVerb.Create(),
    };
}

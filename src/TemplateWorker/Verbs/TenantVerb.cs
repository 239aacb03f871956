using System.CommandLine;

namespace TemplateWorker.Verbs;

/// <summary><c>tenant</c>: what holds for one guild or user, and all that is stored of it.</summary>
static class TenantVerb
{
    /// <summary>Makes the verb with those below it.</summary>
    public static Command Create() => new("tenant", "Shows and changes what holds for a guild or user, hands over what is stored of it, and removes that.")
    {
        TenantListVerb.Create(),
        TenantShowVerb.Create(),
        TenantBanVerb.Create(),
        TenantUnbanVerb.Create(),
        TenantExportVerb.Create(),
        TenantDeleteVerb.Create(),
        TenantErrorsVerb.Create(),
        TenantSuspensionsVerb.Create(),
        TenantUnsuspendVerb.Create(),
    };
}

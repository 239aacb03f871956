using System.Globalization;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Execution.Sandboxes.Conduct;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Execution.Outcomes;

/// <summary>What admins read of a suspension.</summary>
static class SuspensionText
{
    /// <summary>The message.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="suspension">The suspension.</param>
    public static string Of(TenantId tenant, TenantSuspension suspension)
    {
        var subject = suspension.Template is { } template
            ? $"Template **{template.Replace('`', '\'')}**{(suspension.Version is { } version ? $" (version {version})" : "")}"
            : "A template of this server";
        var seconds = suspension.Until.ToUnixTimeSeconds();
        var repair = suspension.Template is { } name
            ? $"correct the template, or switch it off with `templateworker template disable {name} --guild {tenant.OwnerIdText}`"
            : "find the template that does it with `templateworker template logs`, and correct it or switch it off";
        return string.Create(CultureInfo.InvariantCulture,
            $"{subject} {Explain(suspension.Reason)}, again and again. All templates of this server are stopped until <t:{seconds}:f> (<t:{seconds}:R>). " +
            $"What happens until then is not handled later; members who use a command are told to try again.\n" +
            $"What to do: {repair}. Then whoever runs the bot can lift this at once with `templateworker tenant unsuspend {tenant.OwnerIdText}`. " +
            $"Otherwise the templates run again by themselves at that time. If it goes on then, they are stopped for {DurationText.Of(ConductRules.SuspensionOf(suspension.Level + 1))}.");
    }

    static string Explain(string reason) => reason switch
    {
        nameof(OffenceKind.CpuLimit) => "used all the processor time that it may",
        nameof(OffenceKind.MemoryLimit) => "used more memory than it may",
        nameof(OffenceKind.Deadline) => "computed until its time was over",
        nameof(OffenceKind.Crash) => "ended the process that it ran in",
        nameof(OffenceKind.Flood) => "made more host calls or logged more lines than it may",
        _ => "used too much",
    };
}

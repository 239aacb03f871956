using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Doctor;

namespace TemplateWorker.Verbs;

/// <summary><c>doctor</c>: looks whether this machine gives the host what it needs.</summary>
static class DoctorVerb
{
    static readonly IDoctorCheck[] Checks = [new ConfinementCheck()];

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object a finding, for programs." };
        var verb = new Command("doctor", "Looks whether this machine gives the host what it needs: how sandboxes are confined.") { json };
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, bool json, CancellationToken stop)
    {
        var isWell = true;
        foreach (var check in Checks)
        {
            var findings = await check.RunAsync(settings, stop);
            if (json)
            {
                DoctorReport.PrintJson(check.Name, findings);
            }
            else
            {
                DoctorReport.PrintText(check.Name, findings);
            }

            isWell &= findings.All(finding => finding.Kind != FindingKind.Bad);
        }

        return isWell ? ExitCode.Done : ExitCode.Failed;
    }
}

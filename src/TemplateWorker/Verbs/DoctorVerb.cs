using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Doctor;

namespace TemplateWorker.Verbs;

/// <summary><c>doctor</c>: looks whether this machine and its configuration give the host what it needs.</summary>
static class DoctorVerb
{
    // What starts processes and asks servers takes a second or two; a server that does not answer gives up after 5.
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object a finding, for programs." };
        var verb = new Command(
            "doctor", "Looks whether a worker can run here: configuration, database, script engine, compiler, confinement, ports, Discord, disk.") { json };
        verb.SetAction((arguments, stop) => RunAsync(arguments, arguments.GetValue(json), stop));
        return verb;
    }

    static async Task<int> RunAsync(ParseResult arguments, bool json, CancellationToken stop)
    {
        Action<string, IReadOnlyList<Finding>> tell = json ? DoctorReport.PrintJson : DoctorReport.PrintText;
        HostSettings settings;
        try
        {
            settings = SharedOptions.LoadSettings(arguments);
        }
        catch (ConfigurationException error)
        {
            tell(ConfigurationCheck.Subject, ConfigurationCheck.Of(error));
            throw;
        }

        IDoctorCheck[] checks =
        [
            new ConfigurationCheck(SharedOptions.ConfigurationFile(arguments)), new DatabaseCheck(), new EngineCheck(), new CompilerCheck(),
            new ConfinementCheck(), new CompilerConfinementCheck(), new PortsCheck(), new DiscordCheck(), new DiskCheck(),
        ];
        var findings = await new DoctorRound(checks, Limit, TimeProvider.System).RunAsync(settings, tell, stop);
        if (!json)
        {
            DoctorReport.PrintSum(findings);
        }

        return findings.Any(finding => finding.Kind == FindingKind.Failed) ? ExitCode.Failed : ExitCode.Done;
    }
}

using System.CommandLine;
using System.Net;
using TemplateWorker.CommandLine;
using TemplateWorker.Configuration;
using TemplateWorker.Monitoring;

namespace TemplateWorker.Verbs;

/// <summary><c>health</c>: asks a worker of this machine whether it can do its work, as a container's health check does.</summary>
static class HealthVerb
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var verb = new Command("health", "Asks the worker of this machine whether it can do its work; exit code 1 when it cannot, with the reasons.");
        verb.SetAction((arguments, stop) => RunAsync(SharedOptions.LoadSettings(arguments), stop));
        return verb;
    }

    static async Task<int> RunAsync(HostSettings settings, CancellationToken stop)
    {
        if (settings.Monitoring.Http == MonitoringSettings.Off)
        {
            throw new UsageException("monitoring.http is off, so nobody can ask a worker how it is.");
        }

        var place = MonitoringPlace.ToAsk(settings.Monitoring);
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://{place}{MonitoringEndpoints.Ready}"), stop);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(stop));
            return answer.StatusCode == HttpStatusCode.OK ? ExitCode.Done : ExitCode.Failed;
        }
        catch (HttpRequestException error)
        {
            throw new VerbFailedException($"No worker answers at {place} (monitoring.http): {error.Message}", error);
        }
        catch (TaskCanceledException error) when (!stop.IsCancellationRequested)
        {
            throw new VerbFailedException($"The worker at {place} (monitoring.http) does not answer within {Patience.TotalSeconds} s.", error);
        }
    }
}

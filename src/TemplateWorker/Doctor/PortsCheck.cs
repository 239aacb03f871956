using System.Net;
using System.Net.Sockets;
using TemplateWorker.Configuration;
using TemplateWorker.Monitoring;

namespace TemplateWorker.Doctor;

/// <summary>Whether a worker could listen where it is to.</summary>
sealed class PortsCheck : IDoctorCheck
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => "ports";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> RunAsync(HostSettings settings, CancellationToken stop)
    {
        var findings = new List<Finding>();
        if (settings.Monitoring.Http == MonitoringSettings.Off)
        {
            findings.Add(Finding.Warning("monitoring.http", "Health and metrics are off.", "Nothing tells a service manager or a collector how the worker is; set an address and a port."));
        }
        else
        {
            findings.Add(await LookAtMonitoringAsync(settings.Monitoring, stop));
        }

        if (settings.Discord.Interactions.Http is { } interactions)
        {
            findings.Add(Look("discord.interactions.http", IPEndPoint.Parse(interactions)));
        }

        if (settings is { Database: { Url: null, Embedded.Port: { } port } })
        {
            findings.Add(Look("database.embedded.port", new IPEndPoint(IPAddress.Loopback, port)));
        }

        return findings;
    }

    static async Task<Finding> LookAtMonitoringAsync(MonitoringSettings settings, CancellationToken stop)
    {
        var place = MonitoringPlace.Of(settings);
        if (WhyTaken(place) is not { } reason)
        {
            return Finding.Ok("monitoring.http", $"{place} is free");
        }

        if (await IsWorkerAsync(MonitoringPlace.ToAsk(settings), stop))
        {
            return Finding.Ok("monitoring.http", $"a worker answers at {place}");
        }

        return settings.Http is null
            ? Finding.Warning("monitoring.http", $"{place}: {reason}; a worker takes a free port and logs it.", "Set monitoring.http to a port of its own.")
            : Finding.Failed("monitoring.http", $"{place}: {reason}", "Set monitoring.http to another port, or stop what listens there.");
    }

    static Finding Look(string setting, IPEndPoint place) => WhyTaken(place) is not { } reason || place.Port == 0
        ? Finding.Ok(setting, $"{place} is free")
        : Finding.Warning(setting, $"{place}: {reason}", "That is as it should be while a worker of this configuration runs; else set another port.");

    static string? WhyTaken(IPEndPoint place)
    {
        try
        {
            using var listener = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(place);
            return null;
        }
        catch (SocketException error)
        {
            return error.Message;
        }
    }

    static async Task<bool> IsWorkerAsync(IPEndPoint place, CancellationToken stop)
    {
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            return (await client.GetStringAsync(new Uri($"http://{place}{MonitoringEndpoints.Live}"), stop)).Contains("\"live\"", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }
}

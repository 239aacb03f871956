using System.Net;
using TemplateWorker.Configuration;

namespace TemplateWorker.Monitoring;

/// <summary>Where health and metrics are served.</summary>
static class MonitoringPlace
{
    /// <summary>The port where nothing else is configured.</summary>
    public const int UsualPort = 7791;

    /// <summary>The place that is configured, or the usual one.</summary>
    /// <param name="settings">What is configured; not <see cref="MonitoringSettings.Off"/>.</param>
    public static IPEndPoint Of(MonitoringSettings settings) =>
        settings.Http is { } http ? IPEndPoint.Parse(http) : new IPEndPoint(IPAddress.Loopback, UsualPort);

    /// <summary>Where a program of this machine asks: a server that listens everywhere is asked on loopback.</summary>
    /// <param name="settings">What is configured; not <see cref="MonitoringSettings.Off"/>.</param>
    public static IPEndPoint ToAsk(MonitoringSettings settings)
    {
        var place = Of(settings);
        return place.Address.Equals(IPAddress.Any) ? new IPEndPoint(IPAddress.Loopback, place.Port)
            : place.Address.Equals(IPAddress.IPv6Any) ? new IPEndPoint(IPAddress.IPv6Loopback, place.Port)
            : place;
    }

    /// <summary>Whether a text is a place: an address with a port.</summary>
    public static bool IsOne(string text) => IPEndPoint.TryParse(text, out _) && text.LastIndexOf(':') > text.LastIndexOf(']')
        && (text.StartsWith('[') || text.Count(character => character == ':') == 1);
}

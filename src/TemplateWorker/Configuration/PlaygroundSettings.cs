using System.ComponentModel.DataAnnotations;

namespace TemplateWorker.Configuration;

/// <summary>The local server that speaks Discord's protocol (section <c>playground</c>). It listens on loopback only.</summary>
public sealed class PlaygroundSettings
{
    /// <summary>Port of the playground; 0 takes a free one. Default 7780.</summary>
    [Range(0, 65535)]
    public int Port { get; init; } = 7780;
}

using System.Text.Json.Nodes;

namespace TemplateWorker.Monitoring.Health;

/// <summary>Whether a worker can do its work, and what keeps it from that.</summary>
/// <param name="Parts">How each part is.</param>
sealed record HealthReport(IReadOnlyList<HealthPart> Parts)
{
    /// <summary>Whether all parts are well.</summary>
    public bool IsReady => Parts.All(part => part.Reason is null);

    /// <summary>What is the matter, as one line; empty when nothing is.</summary>
    public string Reasons => string.Join("; ", Parts.Where(part => part.Reason is not null).Select(part => $"{part.Name}: {part.Reason}"));

    /// <summary>The report for programs.</summary>
    public JsonObject ToJson()
    {
        var checks = new JsonObject();
        foreach (var part in Parts)
        {
            checks[part.Name] = new JsonObject { ["status"] = part.Reason is null ? "ok" : "failed", ["reason"] = part.Reason };
        }

        return new JsonObject { ["status"] = IsReady ? "ready" : "not ready", ["checks"] = checks };
    }
}

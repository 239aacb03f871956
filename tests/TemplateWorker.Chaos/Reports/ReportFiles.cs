using System.Text.Encodings.Web;
using System.Text.Json;

namespace TemplateWorker.Chaos.Reports;

/// <summary>Keeps a report as chaos.json and chaos.md.</summary>
static class ReportFiles
{
    static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes both.</summary>
    /// <param name="folder">Where; made when missing.</param>
    /// <param name="report">The report.</param>
    public static void Write(string folder, ChaosReport report)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "chaos.json"), JsonSerializer.Serialize(report, Json) + "\n");
        File.WriteAllText(Path.Combine(folder, "chaos.md"), ReportText.Of(report));
    }
}

using System.Text.Json.Nodes;

namespace TemplateWorker.Verbs;

/// <summary>What came of a verb.</summary>
/// <param name="Json">For machines.</param>
/// <param name="Text">For people.</param>
/// <param name="IsChange">Whether something was to be written, so that it matters whether a worker hears of it.</param>
sealed record ActReport(JsonNode Json, string Text, bool IsChange = true);

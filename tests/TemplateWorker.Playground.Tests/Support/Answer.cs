using System.Net.Http.Headers;
using System.Text.Json;

namespace TemplateWorker.Playground.Tests.Support;

/// <summary>What a request was answered with.</summary>
sealed record Answer(int Status, HttpResponseHeaders Headers, string Text)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public int Code => Json.GetProperty("code").GetInt32();

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        response.Headers,
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    public string Header(string name) => Headers.GetValues(name).Single();

    /// <summary>The code of the first form error under a path of fields.</summary>
    public string FormError(params string[] path)
    {
        Status.ShouldBe(400, Text);
        Code.ShouldBe(50035, Text);
        var at = Json.GetProperty("errors");
        foreach (var field in path)
            at = at.GetProperty(field);
        return at.GetProperty("_errors")[0].GetProperty("code").GetString()!;
    }
}

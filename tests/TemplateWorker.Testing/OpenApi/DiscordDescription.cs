using System.Text.Json;
using Xunit;

namespace TemplateWorker.Testing.OpenApi;

/// <summary>Discord's OpenAPI description, where somebody has put it: it is no part of the repository itself.</summary>
public sealed class DiscordDescription
{
    static readonly Lazy<DiscordDescription?> Shared = new(Read);

    readonly JsonElement _root;
    readonly JsonElement _schemas;
    readonly ILookup<int, DescribedOperation> _operations;

    DiscordDescription(JsonElement root)
    {
        _root = root;
        _schemas = root.GetProperty("components").GetProperty("schemas");
        _operations = root.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject()
                .Where(operation => operation.Name != "parameters")
                .Select(operation => new DescribedOperation(this, operation.Name, path.Name, operation.Value)))
            .OrderBy(operation => operation.OpenSegments)
            .ToLookup(operation => operation.Segments);
    }

    /// <summary>The description, read once; null where it is absent.</summary>
    public static DiscordDescription? Found => Shared.Value;

    /// <summary>The description; where it is absent the test is skipped or, where it must be there, fails.</summary>
    public static DiscordDescription Need()
    {
        var file = DescriptionFile.OfThisRun;
        if (Found is null && file.Complaint is { } complaint)
            Assert.Fail(complaint);
        Assert.SkipWhen(Found is null, file.Missing);
        return Found!;
    }

    /// <summary>The operation of a request, or null; of two paths that fit, the one that says more.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path below the version.</param>
    public DescribedOperation? Find(string method, string path)
    {
        var segments = DescribedOperation.Split(path);
        return _operations[segments.Length].FirstOrDefault(operation => operation.Fits(method, segments));
    }

    /// <summary>A schema of the description.</summary>
    /// <param name="name">Its name.</param>
    public JsonElement Schema(string name) => _schemas.GetProperty(name);

    /// <summary>What is wrong with a part of an answer by a schema of the description.</summary>
    /// <param name="schema">The schema's name.</param>
    /// <param name="value">The value.</param>
    public IReadOnlyList<string> FaultsOf(string schema, JsonElement value) =>
        SchemaCheck.FaultsOf(this, Schema(schema), value, isRequest: false);

    internal JsonElement Resolve(JsonElement element)
    {
        while (element.TryGetProperty("$ref", out var reference))
        {
            var name = reference.GetString()!;
            element = name.Split('/').Skip(1).Aggregate(_root, static (at, part) => at.GetProperty(part));
        }

        return element;
    }

    static DiscordDescription? Read()
    {
        var path = DescriptionFile.OfThisRun.Path;
        return File.Exists(path) ? new DiscordDescription(JsonDocument.Parse(File.ReadAllBytes(path)).RootElement) : null;
    }
}

using System.Text;
using System.Text.Json;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Execution.Outcomes;
using TemplateWorker.Execution.Templates;
using TemplateWorker.Protocol.Messages;
using TemplateWorker.Templates.Capabilities;
using TemplateWorker.Templates.Folders;
using TemplateWorker.Templates.SourceMaps;

namespace TemplateWorker.Fuzz.Targets;

/// <summary>What templates say that they want, where their errors are, and their manifests.</summary>
static class TemplateTargets
{
    const string Map = """{"version":3,"sources":["main.ts","other.ts"],"names":["a"],"mappings":"AAIA;AACA,IAAEA;ACAF"}""";

    static readonly TenantTemplate[] Templates =
    [
        new()
        {
            Program = new TemplateProgram("test", 1, "main.js", new Dictionary<string, string> { ["main.js"] = "" }),
            Maps = SourceMapSet.Parse(new Dictionary<string, string> { ["main.js"] = Map }),
        },
    ];

    public static IReadOnlyList<FuzzTarget> List { get; } =
    [
        new("description", DescriptionSeeds(), input => TemplateDescription.ReadAll(input),
            typeof(CommandException), typeof(JsonException), typeof(InvalidOperationException), typeof(KeyNotFoundException)),
        new("description-of-one", DescriptionSeeds(), input => TemplateDescription.Read("t", input)),
        new("source-map", Utf8(Map), MapPlaces),
        new("source-places", Utf8("at f (test/main.js:2:1)\n at test/main.js:1:5 x/y.js:1:1", "test/main.js:9999999:9999999"),
            input => SourcePlaces.Map(Encoding.UTF8.GetString(input), Templates)),
        new("error-places", Utf8("""{"name":"E","message":"m","stack":"test/main.js:1:1","template":"test","file":"main.js","line":2147483647,"column":-2147483648}"""),
            input => SourcePlaces.Map(ScriptErrorReport.Parse(input), Templates)),
        new("capability", Utf8("fetch:*.example.com", "discord:messages", "kv"), input => CapabilitySet.ProblemOf(Encoding.UTF8.GetString(input))),
        new("manifest", Utf8("""
            name: test
            version: 1.0
            entry: main.js
            capabilities: [kv, "fetch:api.example.com"]
            interactions: { defer: public }
            settings:
              limit: { type: integer, min: 1, max: 10, default: 5 }
              words: { type: list, required: true }
            """), ReadManifest, typeof(TemplateSourceException)),
    ];

    static void MapPlaces(byte[] input)
    {
        var maps = SourceMapSet.Parse(new Dictionary<string, string> { ["main.js"] = Encoding.UTF8.GetString(input) });
        foreach (var (line, column) in new[] { (1, 1), (2, 5), (0, 0), (int.MaxValue, int.MaxValue), (1, int.MinValue) })
            _ = maps.TryMap("main.js", line, column, out _);
    }

    static void ReadManifest(byte[] input) =>
        TemplateSources.FromFiles(new Dictionary<string, string> { ["template.yaml"] = Encoding.UTF8.GetString(input), ["main.js"] = "" }, "test");

    static byte[][] DescriptionSeeds() => Utf8("""
        [{"template":"t","events":["MESSAGE_CREATE","GUILD_MEMBER_ADD"],"commands":[{"name":"count","description":"Count up","options":[{"type":4,"name":"by","description":"How many","min_value":1,"choices":[{"name":"one","value":1}]}]}],"components":["vote:"],"modals":["form"]}]
        """, """
        [{"template":"t","events":[],"commands":[],"components":[],"modals":[],"error":{"name":"E","message":"m","stack":"s"}}]
        """);

    static byte[][] Utf8(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}

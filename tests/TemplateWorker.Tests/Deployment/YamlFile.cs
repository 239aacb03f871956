using TemplateWorker.Testing;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace TemplateWorker.Tests.Deployment;

/// <summary>A YAML file of deploy/.</summary>
static class YamlFile
{
    /// <summary>Reads one, with its anchors and merges resolved.</summary>
    /// <param name="path">Its path below deploy/.</param>
    public static Dictionary<object, object> Read(string path)
    {
        using var reader = new StreamReader(Path.Combine(Repository.Root, "deploy", path));
        return new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(reader)));
    }

    /// <summary>What is below some keys.</summary>
    public static object At(object value, params object[] path) => path.Aggregate(value, (inner, key) => key is int index ? ((List<object>)inner)[index] : Map(inner)[key]);

    /// <summary>A mapping.</summary>
    public static Dictionary<object, object> Map(object value) => value.ShouldBeOfType<Dictionary<object, object>>();
}

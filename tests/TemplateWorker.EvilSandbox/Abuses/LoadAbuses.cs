using System.Text;

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>What it says that templates want, by the text of the template.</summary>
static class LoadAbuses
{
    public static IReadOnlyDictionary<string, Action<HostEnd, uint>> All { get; } = new Dictionary<string, Action<HostEnd, uint>>
    {
        ["describe with nothing"] = (host, key) => host.EndLoad(key, []),
        ["describe with what is no text"] = (host, key) => host.EndLoad(key, [0xff, 0xfe, 0xc3, 0x28]),
        ["describe with a text that is none"] = (host, key) => host.EndLoad(key, [.. "[{\"template\":\""u8, 0xff, 0xc3, .. "\",\"events\":[],\"commands\":[],\"components\":[],\"modals\":[]}]"u8]),
        ["describe with 10000 levels"] = (host, key) => host.EndLoad(key, Deep.Array(10_000)),
        ["describe with other types"] = (host, key) => End(host, key, """[{"template":1,"events":2,"commands":3,"components":4,"modals":5}]"""),
        ["describe with nothing in it"] = (host, key) => End(host, key, "[{}]"),
        ["describe with null"] = (host, key) => End(host, key, "null"),
        ["describe half a character"] = (host, key) => End(host, key, """[{"template":"\ud800","events":["\udc00"],"commands":[],"components":[],"modals":[]}]"""),
        ["describe an error with half a character"] = (host, key) => End(host, key, """[{"template":"t","events":[],"commands":[],"components":[],"modals":[],"error":{"name":"\ud800","message":"\udc00"}},{}]"""),
        ["describe more templates than there are"] = (host, key) => End(host, key, "[" + string.Join(',', Enumerable.Repeat(
            """{"template":"t","events":[],"commands":[],"components":[],"modals":[]}""", 2)) + "]"),
        ["describe too many events"] = (host, key) => End(host, key,
            $$"""[{"template":"t","events":[{{string.Join(',', Enumerable.Range(0, 50_000).Select(i => $"\"E{i}\""))}}],"commands":[],"components":[],"modals":[]}]"""),
    };

    static void End(HostEnd host, uint key, string json) => host.EndLoad(key, Encoding.UTF8.GetBytes(json));
}

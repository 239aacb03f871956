using System.Text;
using Microsoft.Extensions.Logging;
using TemplateWorker.Authoring;
using TemplateWorker.Configuration;
using TemplateWorker.Execution.Checks;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;
using TemplateWorker.Templates.Compilation;
using TemplateWorker.Templates.Folders;

namespace TemplateWorker.Data;

/// <summary>A guild to look at: example templates, and data of every kind.</summary>
/// <param name="Templates">Its templates.</param>
/// <param name="NewTemplates">Those that were not there as they are.</param>
/// <param name="Records">Records that were set.</param>
/// <param name="Members">Members of a sorted list that were set.</param>
sealed record DemoSeed(IReadOnlyList<string> Templates, IReadOnlyList<string> NewTemplates, int Records, int Members)
{
    const string List = "xp";

    static readonly string[] Examples = ["ping-count", "poll"];

    // In wire form.
    static readonly (string Key, string Value)[] Values =
    [
        ("demo:text", """{"Text":"Hello, 🌍"}"""),
        ("demo:integer", """{"Integer":-5}"""),
        ("demo:large", """{"UnsignedInteger":"18446744073709551615"}"""),
        ("demo:float", """{"Float":1.5}"""),
        ("demo:boolean", """{"Boolean":true}"""),
        ("demo:null", "\"Null\""),
        ("demo:buffer", """{"Buffer":[0,127,255]}"""),
        ("demo:vector", """{"Vector":[1.0,2.5,-3.0]}"""),
        ("demo:list", """{"List":[{"Integer":1},{"Text":"two"}]}"""),
        ("demo:map", """{"Map":[[{"Text":"name"},{"Text":"alice"}],[{"Text":"warnings"},{"Integer":0}]]}"""),
        ("demo:time", """{"Timestamptz":"2026-02-27T01:02:03Z"}"""),
        ("demo:interval", """{"Interval":[90061,500000000]}"""),
        ("demo:zone", """{"TimeZone":"Europe/London"}"""),
    ];

    static readonly (string Member, double Score)[] Scores = [("200000000001", 1250), ("200000000002", 840), ("200000000003", 15.5)];

    /// <summary>Makes it; what is there as it should be stays untouched.</summary>
    /// <param name="settings">What is configured.</param>
    /// <param name="tenant">Where.</param>
    /// <param name="progress">Is told what is being done.</param>
    /// <param name="stop">Gives up; what is done stays.</param>
    public static async Task<DemoSeed> PlantAsync(HostSettings settings, TenantId tenant, IProgress<string> progress, CancellationToken stop)
    {
        using var loggers = HostLogging.CreateQuiet(settings.Logging);
        using var compiler = new TemplateCompiler(settings.Limits.ToCompilerOptions(), TimeProvider.System, loggers.CreateLogger<TemplateCompiler>());
        var starting = TemplateCheck.StartAsync(settings.Sandbox.ToOptions(settings.Limits), new TemplateLines(loggers), loggers, TimeProvider.System, stop);
        try
        {
            // The guild is not in Discord, so its commands are registered nowhere.
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            var push = new TemplatePush(database.Database, compiler, new TemplateInspector(compiler, starting, database.Database.Limits), registration: null);
            var added = new List<string>();
            foreach (var name in Examples)
            {
                progress.Report($"pushing {name}");
                var source = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "examples", name));
                if ((await push.RunAsync(tenant, source, "seed", note: null, stop)).IsNew)
                {
                    added.Add(name);
                }
            }

            progress.Report("setting values");
            await SetAsync(database.Database.KeyValues, tenant, stop);
            return new DemoSeed(Examples, added, Values.Length, Scores.Length);
        }
        finally
        {
            await using var check = await starting;
        }
    }

    static async Task SetAsync(KeyValueStore store, TenantId tenant, CancellationToken stop)
    {
        foreach (var (key, value) in Values)
        {
            await store.SetIfAsync(tenant, new KeyValueAddress(key), Encoding.UTF8.GetBytes(value), KeyValueCondition.Absent, timeToLive: null, stop);
        }

        foreach (var (member, score) in Scores)
        {
            await store.SetScoreAsync(tenant, List, member, score, stop);
        }
    }
}

using System.CommandLine;
using TemplateWorker.CommandLine;
using TemplateWorker.Hosting;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary>Makes the verbs about one record.</summary>
static class KvActVerb
{
    /// <summary>Makes one.</summary>
    /// <param name="name">The verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="act">Does it, and says what came of it.</param>
    /// <param name="more">Arguments and options that it takes beside the key, the tenant, the scopes and <c>--json</c>.</param>
    public static Command Create(
        string name, string description, Func<KeyValueStore, TenantId, KeyValueAddress, ParseResult, CancellationToken, Task<ActReport>> act,
        params IReadOnlyList<Symbol> more)
    {
        var key = KvVerb.CreateKey();
        var scopes = KvVerb.CreateScopes("A scope of the record, which must have exactly those given (default: the scope \"default\" alone).");
        var json = TemplateVerb.CreateJson();
        var verb = new Command(name, description) { key };
        foreach (var argument in more.OfType<Argument>())
        {
            verb.Add(argument);
        }

        var tenant = TenantOptions.AddTo(verb);
        verb.Add(scopes);
        foreach (var option in more.OfType<Option>())
        {
            verb.Add(option);
        }

        verb.Add(json);
        verb.SetAction(async (arguments, stop) =>
        {
            var settings = SharedOptions.LoadSettings(arguments);
            using var loggers = HostLogging.CreateQuiet(settings.Logging);
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            var address = new KeyValueAddress(arguments.GetValue(key)!, arguments.GetValue(scopes) is { Length: > 0 } given ? given : null);
            var report = await act(database.Database.KeyValues, tenant.Of(arguments), address, arguments, stop);
            if (arguments.GetValue(json))
            {
                JsonLines.Print(report.Json);
            }
            else
            {
                Console.WriteLine(report.Text);
            }

            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>The failure of a verb that finds no such record.</summary>
    public static VerbFailedException Missing(TenantId tenant, KeyValueAddress address) => new(
        $"There is no record \"{PlainText.OneLine(address.Key)}\" with exactly the scopes {string.Join(", ", address.Scopes)} in {tenant}; `kv list` shows what there is.")
    {
        Code = FailureCode.NotFound,
    };
}

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
        var verb = ActVerb.Begin(name, description, [key, .. more]);
        var tenant = TenantOptions.AddTo(verb);
        return ActVerb.Complete(verb, [scopes, .. more], async (settings, loggers, arguments, stop) =>
        {
            await using var database = await HostDatabase.OpenMigratedAsync(settings, loggers, stop);
            var address = new KeyValueAddress(arguments.GetValue(key)!, arguments.GetValue(scopes) is { Length: > 0 } given ? given : null);
            return await act(database.Database.KeyValues, tenant.Of(arguments), address, arguments, stop);
        });
    }

    /// <summary>The failure of a verb that finds no such record.</summary>
    public static VerbFailedException Missing(TenantId tenant, KeyValueAddress address) => new(
        $"There is no record \"{PlainText.OneLine(address.Key)}\" with exactly the scopes {string.Join(", ", address.Scopes)} in {tenant}; `kv list` shows what there is.")
    {
        Code = FailureCode.NotFound,
    };
}

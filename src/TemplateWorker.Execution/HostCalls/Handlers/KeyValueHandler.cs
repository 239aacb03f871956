using TemplateWorker.Execution.Limits;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Templates.Capabilities;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>The tenant's own keys and values.</summary>
/// <param name="store">Where they are.</param>
sealed class KeyValueHandler(IKeyValueStore store)
{
    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods)
    {
        methods.Add("kv.get", Capability.KeyValue, RateClass.KeyValue, Get);
        methods.Add("kv.set", Capability.KeyValue, RateClass.KeyValue, Set);
        methods.Add("kv.setIf", Capability.KeyValue, RateClass.KeyValue, SetIf);
        methods.Add("kv.delete", Capability.KeyValue, RateClass.KeyValue, Delete);
        methods.Add("kv.find", Capability.KeyValue, RateClass.KeyValue, Find);
        methods.Add("kv.listScopes", Capability.KeyValue, RateClass.KeyValue, ListScopes);
        methods.Add("kv.increment", Capability.KeyValue, RateClass.KeyValue, Increment);
        methods.Add("kv.expire", Capability.KeyValue, RateClass.KeyValue, Expire);
        methods.Add("kv.transaction", Capability.KeyValue, RateClass.KeyValue, Transaction);
    }

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        var key = arguments.Text("key");
        var address = ReadAddress(key, ref arguments);
        return AnswerAsync(store.GetAsync(call.Tenant, address, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<KeyValueRecord?> reading) =>
            await reading.ConfigureAwait(false) is { } record ? KeyValueJson.Of(record) : KeyValueJson.Null;
    }

    ValueTask<ReadOnlyMemory<byte>> Set(HostCall call, ref ArgumentReader arguments)
    {
        var key = arguments.Text("key");
        var value = arguments.Json("value");
        var address = ReadAddress(key, ref arguments, out var timeToLive);
        return AnswerAsync(store.SetAsync(call.Tenant, address, value, timeToLive, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task writing)
        {
            await writing.ConfigureAwait(false);
            return KeyValueJson.Null;
        }
    }

    ValueTask<ReadOnlyMemory<byte>> SetIf(HostCall call, ref ArgumentReader arguments)
    {
        var key = arguments.Text("key");
        var value = arguments.Json("value");
        var condition = ReadCondition(ref arguments);
        var address = ReadAddress(key, ref arguments, out var timeToLive);
        return AnswerAsync(store.SetIfAsync(call.Tenant, address, value, condition, timeToLive, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Delete(HostCall call, ref ArgumentReader arguments)
    {
        var key = arguments.Text("key");
        var address = ReadAddress(key, ref arguments);
        return AnswerAsync(store.DeleteAsync(call.Tenant, address, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Find(HostCall call, ref ArgumentReader arguments)
    {
        var query = ReadQuery(ref arguments);
        arguments.End();
        return AnswerAsync(store.FindAsync(call.Tenant, query, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<KeyValuePage> reading) =>
            KeyValueJson.Of(await reading.ConfigureAwait(false));
    }

    ValueTask<ReadOnlyMemory<byte>> ListScopes(HostCall call, ref ArgumentReader arguments)
    {
        var after = arguments.OptionalText("after");
        arguments.End();
        return AnswerAsync(store.ListScopesAsync(call.Tenant, after, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<IReadOnlyList<string>> reading) =>
            KeyValueJson.Of(await reading.ConfigureAwait(false));
    }

    ValueTask<ReadOnlyMemory<byte>> Increment(HostCall call, ref ArgumentReader arguments)
    {
        var key = arguments.Text("key");
        var by = arguments.Json("by");
        var address = ReadAddress(key, ref arguments);
        return new(store.IncrementAsync(call.Tenant, address, by, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Expire(HostCall call, ref ArgumentReader arguments)
    {
        var key = arguments.Text("key");
        var address = ReadAddress(key, ref arguments, out var timeToLive);
        return AnswerAsync(store.ExpireAsync(call.Tenant, address, timeToLive, call.CancellationToken));
    }

    ValueTask<ReadOnlyMemory<byte>> Transaction(HostCall call, ref ArgumentReader arguments)
    {
        var operations = KeyValueOperationReader.Read(arguments.Json("operations"));
        arguments.End();
        return AnswerAsync(store.TransactAsync(call.Tenant, operations, call.CancellationToken));

        static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<KeyValueTransactionResult> doing) =>
            KeyValueJson.Of(await doing.ConfigureAwait(false));
    }

    static async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(Task<bool> doing) =>
        KeyValueJson.Of(await doing.ConfigureAwait(false));

    static KeyValueAddress ReadAddress(string key, ref ArgumentReader arguments)
    {
        var scopes = arguments.OptionalTexts("scopes");
        arguments.End();
        return new KeyValueAddress(key, scopes);
    }

    static KeyValueAddress ReadAddress(string key, ref ArgumentReader arguments, out TimeSpan? timeToLive)
    {
        var scopes = arguments.OptionalTexts("scopes");
        timeToLive = TimeToLive.Of(arguments.OptionalNumber("ttl"));
        arguments.End();
        return new KeyValueAddress(key, scopes);
    }

    static KeyValueCondition ReadCondition(ref ArgumentReader arguments)
    {
        const string Expected = "one of {absent: true}, {present: true} and {equals: value}";
        KeyValueCondition? condition = null;
        if (!arguments.EnterObject("condition"))
            throw arguments.Missing("condition", Expected);
        while (arguments.Property() is { } name)
        {
            if (condition is not null)
                throw arguments.Missing("condition", Expected);
            switch (name)
            {
                case "absent":
                    arguments.PropertyTrue(name);
                    condition = KeyValueCondition.Absent;
                    break;
                case "present":
                    arguments.PropertyTrue(name);
                    condition = KeyValueCondition.Present;
                    break;
                case "equals":
                    condition = KeyValueCondition.EqualTo(arguments.PropertyJson());
                    break;
                default:
                    throw arguments.Missing("condition", Expected);
            }
        }
        return condition ?? throw arguments.Missing("condition", Expected);
    }

    static KeyValueQuery ReadQuery(ref ArgumentReader arguments)
    {
        string? prefix = null, like = null, cursor = null;
        List<string>? scopes = null;
        int? limit = null;
        if (arguments.EnterObject("query"))
        {
            while (arguments.Property() is { } name)
            {
                switch (name)
                {
                    case "prefix":
                        prefix = arguments.PropertyText(name);
                        break;
                    case "like":
                        like = arguments.PropertyText(name);
                        break;
                    case "scopes":
                        scopes = arguments.PropertyTexts(name);
                        break;
                    case "limit":
                        limit = arguments.PropertyNumber(name);
                        break;
                    case "cursor":
                        cursor = arguments.PropertyText(name);
                        break;
                    default:
                        throw HostCallException.Malformed($"kv.find does not know '{name}'; it knows prefix, like, scopes, limit and cursor.");
                }
            }
        }
        return new KeyValueQuery { Prefix = prefix, Like = like, Scopes = scopes, Limit = limit, Cursor = cursor };
    }
}

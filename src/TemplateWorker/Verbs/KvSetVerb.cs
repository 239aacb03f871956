using System.CommandLine;
using System.CommandLine.Parsing;
using TemplateWorker.CommandLine;
using TemplateWorker.Data;
using TemplateWorker.Protocol.Values;
using TemplateWorker.Storage.KeyValue;
using TemplateWorker.Storage.Tenants;

namespace TemplateWorker.Verbs;

/// <summary><c>kv set</c>: writes a record.</summary>
static class KvSetVerb
{
    static readonly Argument<string> Value = new("VALUE") { Description = "The value as JSON, such as 5, true, '\"text\"' or '{\"a\":[1,2]}'." };

    static readonly Option<bool> AsText = new("--text") { Description = "VALUE is a text, as it is typed." };

    static readonly Option<bool> AsStored = new("--stored") { Description = "VALUE is in the form in which values are stored, such as '{\"Timestamptz\":\"2026-02-27T01:02:03Z\"}'." };

    static readonly Option<TimeSpan?> TimeToLive = new("--ttl")
    {
        Description = "How long the record stays: 30s, 10m, 2h, 1d (default: for ever).",
        HelpName = "TIME",
        CustomParser = ReadSpan,
    };

    /// <summary>Makes the verb.</summary>
    public static Command Create()
    {
        var verb = KvActVerb.Create("set", "Writes a record, whether it exists or not. Templates read it from then on.", RunAsync, Value, AsText, AsStored, TimeToLive);
        verb.Validators.Add(arguments =>
        {
            if (arguments.GetValue(AsText) && arguments.GetValue(AsStored))
            {
                arguments.AddError("--text and --stored do not go together; give one of them");
            }
        });
        return verb;
    }

    static async Task<ActReport> RunAsync(KeyValueStore store, TenantId tenant, KeyValueAddress address, ParseResult arguments, CancellationToken stop)
    {
        var text = arguments.GetValue(Value)!;
        var value = arguments.GetValue(AsText) ? new StoredValue.Text(text)
            : arguments.GetValue(AsStored) ? GivenValue.ParseStored(text)
            : GivenValue.Parse(text);
        await store.SetAsync(tenant, address, StoredValueWriter.Write(value, StoredValueForm.Wire), arguments.GetValue(TimeToLive), stop);
        var record = await store.GetAsync(tenant, address, stop) ?? throw KvActVerb.Missing(tenant, address);
        return new ActReport(RecordReport.ToJson(record), $"{record.Key} is set in {tenant}{(record.ExpiresAt is { } time ? $" until {TimeText.Of(time)}" : "")}.");
    }

    static TimeSpan? ReadSpan(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TimeText.ReadSpan(text) is { } span)
        {
            return span;
        }

        result.AddError($"--ttl must be a length of time, as 30s, 10m, 2h or 1d, and is \"{text}\"");
        return null;
    }
}

using System.Buffers;
using System.Text.Json;
using TemplateWorker.Execution.Limits;
using TemplateWorker.Storage.KeyValue;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Tells a template the numbers that hold for it and what it has left.</summary>
/// <param name="settings">The numbers.</param>
/// <param name="rates">The rates.</param>
/// <param name="keyValues">Where keys and values of tenants are.</param>
sealed class LimitsHandler(LimitSettings settings, RateLimiter rates, IKeyValueStore keyValues)
{
    const int KiB = 1024;
    const long MiB = 1024 * 1024;

    readonly CpuBurstSize _burst =
        CpuBurstSize.Of(TimeSpan.FromMilliseconds(settings.CpuBurstMs), TimeSpan.FromSeconds(settings.CpuBurstWindowSeconds));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods) => methods.Add("limits.get", capability: null, RateClass.KeyValue, Get);

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        return AnswerAsync(call);
    }

    async ValueTask<ReadOnlyMemory<byte>> AnswerAsync(HostCall call)
    {
        var used = await keyValues.CountBytesAsync(call.Tenant, call.CancellationToken).ConfigureAwait(false);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteNumbers(json, call);
            WriteKeyValues(json, used);
            json.WriteStartArray("rates"u8);
            foreach (var rate in rates.Look(call.Budget.UsedRates))
                Write(json, rate);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    void WriteNumbers(Utf8JsonWriter json, HostCall call)
    {
        json.WriteNumber("memory_bytes"u8, settings.MemoryMib * MiB);
        json.WriteNumber("cpu_ms"u8, settings.CpuMs);
        json.WriteNumber("cpu_burst_ms"u8, settings.CpuBurstMs);
        json.WriteNumber("cpu_burst_window_s"u8, settings.CpuBurstWindowSeconds);
        json.WriteNumber("cpu_burst_left_ms"u8, call.BurstLeft(_burst) / 1000);
        json.WriteNumber("wall_ms"u8, settings.DispatchSeconds * 1000L);
        json.WriteNumber("interaction_wall_ms"u8, settings.InteractionSeconds * 1000L);
        json.WriteNumber("host_calls"u8, settings.HostCallsPerDispatch);
        json.WriteNumber("log_lines"u8, settings.LogLinesPerDispatch);
        json.WriteNumber("templates"u8, settings.TemplatesPerTenant);
        json.WriteNumber("template_bytes"u8, settings.TemplateKib * KiB);
    }

    void WriteKeyValues(Utf8JsonWriter json, long used)
    {
        json.WriteStartObject("kv"u8);
        json.WriteNumber("key_bytes"u8, settings.KvKeyBytes);
        json.WriteNumber("value_bytes"u8, settings.KvValueKib * KiB);
        json.WriteNumber("total_bytes"u8, settings.KvTotalMib * MiB);
        json.WriteNumber("used_bytes"u8, used);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, RateState rate)
    {
        json.WriteStartObject();
        json.WriteString("action"u8, rate.Name);
        json.WriteNumber("limit"u8, rate.Limit);
        json.WriteNumber("window"u8, rate.Window.TotalSeconds);
        json.WriteNumber("remaining"u8, rate.Left);
        json.WriteEndObject();
    }
}

using System.Buffers;
using System.Text.Json;
using TemplateWorker.Execution.Limits;

namespace TemplateWorker.Execution.HostCalls.Handlers;

/// <summary>Tells a template the numbers that hold for it and what it has left.</summary>
/// <param name="settings">The numbers.</param>
/// <param name="rates">The rates.</param>
sealed class LimitsHandler(LimitSettings settings, RateLimiter rates)
{
    readonly CpuBurstSize _burst =
        CpuBurstSize.Of(TimeSpan.FromMilliseconds(settings.CpuBurstMs), TimeSpan.FromSeconds(settings.CpuBurstWindowSeconds));

    /// <summary>Adds the calls of this family.</summary>
    public void AddTo(HostCallMethods methods) => methods.Add("limits.get", capability: null, RateClass.None, Get);

    ValueTask<ReadOnlyMemory<byte>> Get(HostCall call, ref ArgumentReader arguments)
    {
        arguments.End();
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteNumbers(json, call);
            json.WriteStartArray("rates"u8);
            foreach (var rate in rates.Look(call.Budget.UsedRates))
                Write(json, rate);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return new(buffer.WrittenMemory);
    }

    void WriteNumbers(Utf8JsonWriter json, HostCall call)
    {
        json.WriteNumber("memoryMib"u8, settings.MemoryMib);
        json.WriteNumber("cpuMs"u8, settings.CpuMs);
        json.WriteNumber("cpuBurstMs"u8, settings.CpuBurstMs);
        json.WriteNumber("cpuBurstLeftMs"u8, call.BurstLeft(_burst) / 1000);
        json.WriteNumber("dispatchSeconds"u8, settings.DispatchSeconds);
        json.WriteNumber("interactionSeconds"u8, settings.InteractionSeconds);
        json.WriteNumber("remainingMs"u8, Math.Max(0, (long)call.Rest.TotalMilliseconds));
        json.WriteNumber("hostCallsPerDispatch"u8, settings.HostCallsPerDispatch);
        json.WriteNumber("logLinesPerDispatch"u8, settings.LogLinesPerDispatch);
        json.WriteNumber("kvKeyBytes"u8, settings.KvKeyBytes);
        json.WriteNumber("kvValueBytes"u8, settings.KvValueKib * 1024);
        json.WriteNumber("kvTotalBytes"u8, settings.KvTotalMib * 1024L * 1024);
        json.WriteNumber("fetchRequestBytes"u8, settings.FetchRequestKib * 1024);
        json.WriteNumber("fetchResponseBytes"u8, settings.FetchResponseKib * 1024);
        json.WriteNumber("fetchSeconds"u8, settings.FetchSeconds);
    }

    static void Write(Utf8JsonWriter json, RateState rate)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, rate.Name);
        json.WriteNumber("limit"u8, rate.Limit);
        json.WriteNumber("window"u8, rate.Window.TotalSeconds);
        json.WriteNumber("left"u8, rate.Left);
        json.WriteNumber("retryAfter"u8, rate.RetryAfter.TotalSeconds);
        json.WriteEndObject();
    }
}

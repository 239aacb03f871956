using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using TemplateWorker.Discord.Gateway;

namespace TemplateWorker.Benchmarks;

/// <summary>Finding the four fields that the host reads of a gateway frame, against the general JSON reader.</summary>
[MemoryDiagnoser]
public class GatewayFrameBenchmarks
{
    readonly byte[] _frame = Encoding.UTF8.GetBytes($$$"""
        {"t":"MESSAGE_CREATE","s":4711,"op":0,"d":{"id":"1342512345678901235","content":"{{{new string('x', 550)}}}","author":{"id":"1100000000000000003","username":"alice"},"guild_id":"1100000000000000001"}}
        """);

    [Benchmark(Baseline = true)]
    public long Utf8JsonReaderOverAllTokens()
    {
        var reader = new Utf8JsonReader(_frame);
        var tokens = 0;
        while (reader.Read())
            tokens++;
        return tokens;
    }

    [Benchmark]
    public ulong GatewayFrameTryParse() =>
        GatewayFrame.TryParse(_frame, out var frame) ? frame.GuildId.GetValueOrDefault() : 0;
}

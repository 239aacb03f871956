using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using TemplateWorker.Load.Rig;

namespace TemplateWorker.Load.Scenarios;

/// <summary>The same events and the same handler in Node.js, in a pool such as its bots have; <c>Node/pool.js</c> says which.</summary>
sealed class NodePool : IDisposable
{
    const int Guilds = 8;

    readonly Process _node;

    NodePool(Process node)
    {
        _node = node;
        var events = Enumerable.Range(0, Guilds).Select(guild => GatewayEvents.Message(Host.Guild(guild)));
        node.StandardInput.WriteLine(JsonSerializer.Serialize(new { source = LoadTemplates.Source, events }));
    }

    /// <summary>Starts it.</summary>
    /// <param name="limit">Time that one event may take; zero for no limit.</param>
    /// <returns>Null where Node.js is not installed.</returns>
    internal static NodePool? TryStart(TimeSpan limit)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Node", "pool.js"), limit.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            return new NodePool(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Sends events for a while, 1,024 under way.</summary>
    /// <param name="duration">How long.</param>
    /// <returns>Events a second.</returns>
    internal double Run(TimeSpan duration) => Take(string.Create(CultureInfo.InvariantCulture, $"throughput {duration.TotalSeconds}"))[0];

    /// <summary>Sends events one after the other.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Median and 99th percentile, in microseconds.</returns>
    internal (double Median, double P99) Run(int count)
    {
        var figures = Take(string.Create(CultureInfo.InvariantCulture, $"latency {count}"));
        return (figures[0], figures[1]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    double[] Take(string turn)
    {
        _node.StandardInput.WriteLine(turn);
        var figures = _node.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("Node.js ended in the middle of a turn; its reason is above.");
        return [.. figures.Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
    }
}

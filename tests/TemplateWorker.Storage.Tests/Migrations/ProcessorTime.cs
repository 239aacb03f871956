using System.Globalization;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>
/// How long processes of the server were busy. What the machine does besides must not count, so it is their time, not the
/// clock's.
/// </summary>
static class ProcessorTime
{
    // Clock ticks of /proc: USER_HZ is 100 on every Linux that .NET runs on.
    const double TicksPerSecond = 100;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>Of a process until now, in seconds.</summary>
    public static double SecondsOf(int processId)
    {
        var fields = File.ReadAllText($"/proc/{processId}/stat").Split(") ")[1].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Of the session that migrates a database, until it ends, in seconds; it is looked at every 20 ms.</summary>
    public static async Task<double> OfMigratingAsync(RawDatabase database, Task migrating)
    {
        var seconds = 0.0;
        while (!migrating.IsCompleted)
        {
            foreach (var process in await database.RowsAsync(
                "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'templateworker migrations'"))
            {
                try
                {
                    seconds = Math.Max(seconds, SecondsOf(int.Parse(process, CultureInfo.InvariantCulture)));
                }
                catch (IOException)
                {
                    // It ended while it was looked at.
                }
            }
            await Task.WhenAny(migrating, Task.Delay(Interval));
        }
        await migrating;
        return seconds;
    }
}

namespace TemplateWorker.EvilSandbox.Abuses;

/// <summary>What a process can do to its parent without the channel.</summary>
static class ProcessAbuses
{
    const int Megabyte = 1024 * 1024;

    public static IReadOnlyDictionary<string, Abuse> All { get; } = new Dictionary<string, Abuse>
    {
        ["close the channel and live on"] = (host, _) =>
        {
            host.Dispose();
            Thread.Sleep(Timeout.Infinite);
        },
        ["exit"] = (_, _) => Environment.Exit(7),
        ["crash"] = (_, _) => Environment.FailFast("as it was told"),
        ["write 100 MB to its standard error"] = (host, dispatch) =>
        {
            using var error = Console.OpenStandardError();
            var lines = new byte[Megabyte];
            Array.Fill(lines, (byte)'e');
            for (var end = 99; end < lines.Length; end += 100)
                lines[end] = (byte)'\n';
            for (var i = 0; i < 100; i++)
                error.Write(lines);
            host.End(dispatch.Id);
        },
        ["write one line of 20 MB that is no text"] = (host, dispatch) =>
        {
            using var error = Console.OpenStandardError();
            var line = new byte[Megabyte];
            new Random(5).NextBytes(line);
            line.AsSpan().Replace((byte)'\n', (byte)0xff);
            for (var i = 0; i < 20; i++)
                error.Write(line);
            error.Write("\n"u8);
            host.End(dispatch.Id);
        },
    };
}

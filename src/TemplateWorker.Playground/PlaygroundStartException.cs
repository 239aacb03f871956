namespace TemplateWorker.Playground;

/// <summary>The playground cannot listen on its port.</summary>
public sealed class PlaygroundStartException : Exception
{
    internal PlaygroundStartException(int port, Exception inner)
        : base(
            $"The playground cannot listen on 127.0.0.1:{port}: {inner.Message} "
            + "Stop the program that holds the port, or choose another one (0 takes any free one).",
            inner) =>
        Port = port;

    /// <summary>The port that was asked for.</summary>
    public int Port { get; }
}

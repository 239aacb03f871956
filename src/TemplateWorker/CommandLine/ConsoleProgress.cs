namespace TemplateWorker.CommandLine;

/// <summary>Shows on stderr what a verb is at: on a terminal in one line that is gone in the end, else a line for each step.</summary>
sealed class ConsoleProgress : IProgress<string>, IDisposable
{
    const string ClearLine = "\r\e[2K";

    readonly bool _isTerminal = !Console.IsErrorRedirected;
    readonly Lock _lock = new();
    string _shown = "";

    /// <inheritdoc/>
    public void Report(string value)
    {
        lock (_lock)
        {
            if (value == _shown)
            {
                return;
            }

            _shown = value;
            if (_isTerminal)
            {
                Console.Error.Write($"{ClearLine}{value} …");
            }
            else
            {
                Console.Error.WriteLine(value);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isTerminal && _shown.Length > 0)
        {
            Console.Error.Write(ClearLine);
        }
    }
}

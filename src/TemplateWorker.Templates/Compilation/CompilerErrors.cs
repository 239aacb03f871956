using System.Text;

namespace TemplateWorker.Templates.Compilation;

/// <summary>What the compiler writes to standard error, where it has nothing to say unless it fails.</summary>
sealed class CompilerErrors
{
    // Comes before the error that it explains.
    const string Detail = "runtime:";

    static readonly string[] DyingWords = ["fatal error:", "panic:", Detail];

    readonly TaskCompletionSource _fatal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly StringBuilder _text = new();

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Completes when the compiler's runtime says that it is dying.</summary>
    public Task Fatal => _fatal.Task;

    /// <summary>Whether it dies for want of memory.</summary>
    public bool IsMemory { get; private set; }

    /// <summary>Takes one line.</summary>
    public void Add(string line)
    {
        _text.Append(line).Append('\n');
        if (!DyingWords.Any(words => line.StartsWith(words, StringComparison.Ordinal)))
        {
            return;
        }

        // "out of memory", "cannot allocate memory", "stack overflow", "goroutine stack exceeds …".
        IsMemory |= line.Contains("memory", StringComparison.Ordinal) || line.Contains("stack", StringComparison.Ordinal);
        if (!line.StartsWith(Detail, StringComparison.Ordinal))
        {
            _fatal.TrySetResult();
        }
    }
}

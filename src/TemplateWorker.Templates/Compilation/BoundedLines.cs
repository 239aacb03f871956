using System.Text;

namespace TemplateWorker.Templates.Compilation;

/// <summary>Reads lines from a program that may write without end.</summary>
static class BoundedLines
{
    const int LongestLine = 16 * 1024;

    /// <summary>Reads to the end; what a line has beyond 16 KiB is left out.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="take">Takes each line.</param>
    /// <param name="most">Characters that are read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False when there were more characters; the rest is not read.</returns>
    public static async Task<bool> ReadAsync(TextReader reader, Action<string> take, int most, CancellationToken cancellationToken)
    {
        var buffer = new char[16 * 1024];
        var line = new StringBuilder();
        var total = 0L;
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if ((total += read) > most)
            {
                return false;
            }

            var rest = buffer.AsMemory(0, read);
            while (rest.Span.IndexOf('\n') is >= 0 and var end)
            {
                Append(line, rest.Span[..end]);
                take(line.ToString().TrimEnd('\r'));
                line.Clear();
                rest = rest[(end + 1)..];
            }

            Append(line, rest.Span);
        }

        if (line.Length > 0)
        {
            take(line.ToString());
        }

        return true;
    }

    static void Append(StringBuilder line, ReadOnlySpan<char> text) => line.Append(text[..Math.Min(text.Length, LongestLine - line.Length)]);
}

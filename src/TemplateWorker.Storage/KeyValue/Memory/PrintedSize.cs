using System.Text;

namespace TemplateWorker.Storage.KeyValue.Memory;

/// <summary>What PostgreSQL would count for a record: its key, and its value as it prints JSON.</summary>
static class PrintedSize
{
    /// <summary>The size in bytes.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value in stored form, which has no white space.</param>
    public static long Of(string key, ReadOnlySpan<byte> value) => Encoding.UTF8.GetByteCount(key) + value.Length + CountSpaces(value);

    // PostgreSQL prints a space after every comma and colon that is not in a text.
    static int CountSpaces(ReadOnlySpan<byte> json)
    {
        var (spaces, inText) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            if (inText && json[i] == '\\')
                i++;
            else if (json[i] == '"')
                inText = !inText;
            else if (!inText && json[i] is (byte)',' or (byte)':')
                spaces++;
        }
        return spaces;
    }
}

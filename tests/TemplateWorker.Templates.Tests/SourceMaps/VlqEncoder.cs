using System.Text;

namespace TemplateWorker.Templates.Tests.SourceMaps;

/// <summary>Writes the numbers of source maps, to be read back.</summary>
static class VlqEncoder
{
    const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static string Encode(params int[] numbers)
    {
        var text = new StringBuilder();
        foreach (var number in numbers)
        {
            var rest = number < 0 ? ((-(long)number) << 1) | 1 : (long)number << 1;
            do
            {
                var digit = (int)(rest & 31);
                rest >>= 5;
                text.Append(Digits[rest > 0 ? digit | 32 : digit]);
            }
            while (rest > 0);
        }

        return text.ToString();
    }
}

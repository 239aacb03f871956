namespace TemplateWorker.Templates.SourceMaps;

/// <summary>
/// Reads the numbers of a source map: base 64 digits of five bits each, the least significant first, the sixth bit
/// telling that more follow; the lowest bit of the number is its sign (ECMA-426, "Base64 VLQ").
/// </summary>
static class Base64Vlq
{
    const int DigitBits = 5;
    const int DigitMask = (1 << DigitBits) - 1;
    const int More = 1 << DigitBits;

    // Seven digits hold 35 bits, which is more than a number of 32 bits with its sign needs.
    const int MostDigits = 7;

    /// <summary>Reads one number.</summary>
    /// <param name="text">The text, which is moved behind the number.</param>
    /// <param name="number">The number.</param>
    /// <returns>False when there is no number of 32 bits at the start of the text.</returns>
    public static bool TryRead(ref ReadOnlySpan<char> text, out int number)
    {
        var value = 0L;
        for (var i = 0; i < text.Length && i < MostDigits; i++)
        {
            var digit = DigitOf(text[i]);
            if (digit < 0)
            {
                break;
            }

            value |= (long)(digit & DigitMask) << (i * DigitBits);
            if ((digit & More) == 0)
            {
                text = text[(i + 1)..];
                var signed = (value & 1) == 0 ? value >> 1 : -(value >> 1);
                number = (int)signed;
                return signed == number;
            }
        }

        number = 0;
        return false;
    }

    static int DigitOf(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => letter - 'A',
        >= 'a' and <= 'z' => letter - 'a' + 26,
        >= '0' and <= '9' => letter - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
